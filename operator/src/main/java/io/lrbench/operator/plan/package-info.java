/**
 * From a spec to trials, packs and Job names: pure functions; no client, clock, environment or
 * randomness.
 */
package io.lrbench.operator.plan;
