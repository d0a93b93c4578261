package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How many trials are in which state. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialCounts(
    @JsonPropertyDescription("All trials.") Integer total,
    @JsonPropertyDescription("Neither finished nor running.") Integer pending,
    @JsonPropertyDescription("In a running pod.") Integer running,
    @JsonPropertyDescription("Finished with a score.") Integer succeeded,
    @JsonPropertyDescription("Finished by a loss that is not finite.") Integer diverged,
    @JsonPropertyDescription("Ended without a result.") Integer failed,
    @JsonPropertyDescription("Finished trials of all, as done/total.") String done) {}
