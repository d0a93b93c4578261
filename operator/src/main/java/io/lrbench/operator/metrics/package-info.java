/**
 * What the operator tells of itself as numbers, at /q/metrics: never under the name of a benchmark,
 * policy or trial, so that their number does not grow with the work. Decides nothing.
 */
package io.lrbench.operator.metrics;
