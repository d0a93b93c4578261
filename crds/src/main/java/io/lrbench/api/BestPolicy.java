package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** The first of the leaderboard. */
@JsonInclude(Include.NON_NULL)
public record BestPolicy(String policy, Double mean, String metric) {}
