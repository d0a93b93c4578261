/** What a pod is told and what it answers: versioned JSON, no behaviour beyond it. */
package io.lrbench.pack;
