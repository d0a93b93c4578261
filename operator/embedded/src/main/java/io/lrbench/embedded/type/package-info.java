/** The served resource types and their traits; imports {@code json} and {@code problem} only. */
package io.lrbench.embedded.type;
