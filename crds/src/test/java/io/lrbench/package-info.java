/** The contract as a whole. */
package io.lrbench;
