package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The first of the leaderboard. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BestPolicy(
    @JsonPropertyDescription("Its name.") String policy,
    @JsonPropertyDescription("Its mean score over the seeds.") Double mean,
    @JsonPropertyDescription("What is scored.") String metric) {}
