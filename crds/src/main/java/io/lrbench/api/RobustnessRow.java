package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;

/** How a policy stands other scales of its rates. */
@JsonInclude(Include.NON_NULL)
public record RobustnessRow(
    @JsonPropertyDescription("Name of the policy, or of a combination of its grid, without scale.")
        String policy,
    @JsonPropertyDescription("Seeds that the means are over: those that all scales have finished.")
        Integer seeds,
    @JsonPropertyDescription("The scale with the best mean of the metric.") Double bestScale,
    @JsonPropertyDescription("The scale with the worst mean.") Double worstScale,
    @JsonPropertyDescription(
            "How much worse the mean is there, 0 or more; absent where fewer than two scales have a mean.")
        Double spread,
    @JsonPropertyDescription(
            "Scales without a mean, since a seed diverged or has no finite value of the metric: worse than any spread tells. Absent for none.")
        List<Double> divergedScales) {}
