/**
 * Judges a benchmark before anything runs: what its author has to change, and what this version
 * lacks. Pure: imports no client, no clock, no environment.
 */
package io.lrbench.operator.admit;
