/** Placeholder until filled. */
package io.lrbench.embedded;
