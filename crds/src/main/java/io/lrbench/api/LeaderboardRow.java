package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** One policy's place. */
@JsonInclude(Include.NON_NULL)
public record LeaderboardRow(
    @JsonPropertyDescription(
            "Place: fewest diverged seeds first, then by the mean, then in manifest order.")
        Integer rank,
    @JsonPropertyDescription("Name of the policy.") String policy,
    @JsonPropertyDescription("Finished seeds that the mean is over.") Integer seeds,
    @JsonPropertyDescription("Mean of the metric at the last evaluation over those seeds.")
        Double mean,
    @JsonPropertyDescription("Standard deviation over seeds; absent with one seed.") Double stdDev,
    @JsonPropertyDescription("Lower end of the mean's 95% interval (Student t over seeds).")
        Double low,
    @JsonPropertyDescription("Upper end of the mean's 95% interval (Student t over seeds).")
        Double high,
    @JsonPropertyDescription("Mean difference to the best policy, paired over shared seeds.")
        Double differenceToBest,
    @JsonPropertyDescription("Lower end of that difference's 95% interval.") Double differenceLow,
    @JsonPropertyDescription("Upper end of that difference's 95% interval.") Double differenceHigh,
    @JsonPropertyDescription("Whether the difference's interval contains 0.") Boolean tiedWithBest,
    @JsonPropertyDescription("Seeds that diverged.") Integer diverged,
    @JsonPropertyDescription("Seeds without a result.") Integer failed,
    @JsonPropertyDescription("Best value of the metric on the way, over seeds; never ranked.")
        Double best,
    @JsonPropertyDescription(
            "Mean updates to the first evaluation that reached objective.target; absent if a seed"
                + " missed it.")
        Double updatesToTarget,
    @JsonPropertyDescription("Mean training seconds to that evaluation.") Double secondsToTarget,
    @JsonPropertyDescription("Seeds that reached objective.target.") Integer reachedTarget,
    @JsonPropertyDescription("Updates, summed over seeds.") Long updates,
    @JsonPropertyDescription("Seconds spent in updates, summed over seeds.") Double trainSeconds) {}
