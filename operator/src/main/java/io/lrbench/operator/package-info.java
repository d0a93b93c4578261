/** Placeholder until filled. */
package io.lrbench.operator;
