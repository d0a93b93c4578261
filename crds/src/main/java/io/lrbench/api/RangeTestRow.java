package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What a range test found. */
@JsonInclude(Include.NON_NULL)
public record RangeTestRow(
    @JsonPropertyDescription("Name of the policy.") String policy,
    @JsonPropertyDescription("Seeds that the numbers are over.") Integer seeds,
    @JsonPropertyDescription(
            "Sweep: the rate where the averaged loss fell fastest, the geometric mean over seeds. Grid: the rate with the best mean of the metric.")
        Double suggestedLr,
    @JsonPropertyDescription(
            "Sweep: the smallest suggestion of a seed. Grid: the lowest rate of the interval around the best that reaches the threshold.")
        Double low,
    @JsonPropertyDescription(
            "Sweep: the largest suggestion of a seed. Grid: the highest rate of that interval.")
        Double high,
    @JsonPropertyDescription(
            "Sweep: the rate where the averaged loss was lowest, the geometric mean over seeds.")
        Double lowestLossLr,
    @JsonPropertyDescription(
            "Sweep: the rate where the loss had grown beyond stopFactor, the geometric mean over the seeds where it did. Grid: the lowest rate that a seed diverged at.")
        Double divergedLr,
    @JsonPropertyDescription("Why no rate is suggested, and what to write; absent where one is.")
        String message) {}
