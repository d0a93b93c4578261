/**
 * The status of a benchmark as a pure function of plan, observation, decision and time; no client,
 * clock, environment or randomness.
 */
package io.lrbench.operator.status;
