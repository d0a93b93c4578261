/**
 * What is to be done now, as a pure function of plan, observation and time; no client, clock,
 * environment or randomness.
 */
package io.lrbench.operator.decide;
