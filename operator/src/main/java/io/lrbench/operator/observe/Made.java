package io.lrbench.operator.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * How a Job was made.
 *
 * @param template hash of what an edit may change of it; empty where the Job does not tell it
 * @param generation of the spec that it was made for
 * @param at when
 */
public record Made(Optional<String> template, long generation, Instant at) {}
