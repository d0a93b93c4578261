package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** How many trials are in which state. */
@JsonInclude(Include.NON_NULL)
public record TrialCounts(
    Integer total,
    Integer pending,
    Integer running,
    Integer succeeded,
    Integer diverged,
    Integer failed,
    String done) {}
