package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** The first of the leaderboard. */
@JsonInclude(Include.NON_NULL)
public record BestPolicy(
    @JsonPropertyDescription("Name of the policy that ranks first.") String policy,
    @JsonPropertyDescription("Mean of the metric over its finished seeds.") Double mean,
    @JsonPropertyDescription("The metric that the ranking is by.") String metric) {}
