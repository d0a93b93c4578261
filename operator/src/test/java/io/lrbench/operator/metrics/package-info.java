/** Tests of the operator's numbers. */
package io.lrbench.operator.metrics;
