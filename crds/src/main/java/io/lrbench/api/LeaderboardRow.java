package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** One policy's place. */
@JsonInclude(Include.NON_NULL)
public record LeaderboardRow(
    Integer rank,
    String policy,
    Integer seeds,
    Double mean,
    Double stdDev,
    Double low,
    Double high,
    Double differenceToBest,
    Double differenceLow,
    Double differenceHigh,
    Boolean tiedWithBest,
    Integer diverged,
    Integer failed,
    Double best,
    Double updatesToTarget,
    Double secondsToTarget,
    Integer reachedTarget,
    Long updates,
    Double trainSeconds) {}
