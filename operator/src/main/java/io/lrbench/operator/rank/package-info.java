/** The honest ranking: pure functions of scores; no client, clock, environment or randomness. */
package io.lrbench.operator.rank;
