/** What a pod is told, what it answers and ends with: versioned JSON, no behaviour beyond it. */
package io.lrbench.pack;
