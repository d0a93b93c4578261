package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** One policy's place. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeaderboardRow(
    @JsonPropertyDescription("From 1.") Integer rank,
    @JsonPropertyDescription("Its name.") String policy,
    @JsonPropertyDescription("Seeds that finished with a score.") Integer seeds,
    @JsonPropertyDescription("Mean score over these.") Double mean,
    @JsonPropertyDescription("Standard deviation over seeds (n - 1).") Double stdDev,
    @JsonPropertyDescription("Lower end of the two-sided 95 % Student t interval of the mean.")
        Double low,
    @JsonPropertyDescription("Its upper end.") Double high,
    @JsonPropertyDescription("Mean of the paired differences to the best policy over shared seeds.")
        Double differenceToBest,
    @JsonPropertyDescription("Lower end of their 95 % interval.") Double differenceLow,
    @JsonPropertyDescription("Its upper end.") Double differenceHigh,
    @JsonPropertyDescription("Whether that interval contains 0.") Boolean tiedWithBest,
    @JsonPropertyDescription("Seeds that diverged.") Integer diverged,
    @JsonPropertyDescription("Seeds that ended without a result.") Integer failed,
    @JsonPropertyDescription("Mean of the best values on the way; never ranked.") Double bestValue,
    @JsonPropertyDescription("Mean updates until the target was reached.") Double updatesToTarget,
    @JsonPropertyDescription("Mean training seconds until then.") Double secondsToTarget,
    @JsonPropertyDescription("Seeds that reached the target.") Integer reachedTarget,
    @JsonPropertyDescription("Updates of all seeds.") Long updates,
    @JsonPropertyDescription("Training time of all seeds, s.") Double trainSeconds) {}
