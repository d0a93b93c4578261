/** Tests of the ranking. */
package io.lrbench.operator.rank;
