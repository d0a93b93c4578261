package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** How many trials are in which state. */
@JsonInclude(Include.NON_NULL)
public record TrialCounts(
    @JsonPropertyDescription("Trials of the benchmark: policies times seeds.") Integer total,
    @JsonPropertyDescription("Trials that wait for a pod.") Integer pending,
    @JsonPropertyDescription("Trials in a pod that runs.") Integer running,
    @JsonPropertyDescription("Trials that finished with finite losses.") Integer succeeded,
    @JsonPropertyDescription("Trials whose loss or gradient became infinite or NaN: a result.")
        Integer diverged,
    @JsonPropertyDescription("Trials without a result that are not tried again.") Integer failed,
    @JsonPropertyDescription("Finished of total, as kubectl get shows it: 15/18.") String done,
    @JsonPropertyDescription(
            "The part of all updates that is done, as in 37%, where the installation has trainers"
                + " tell their progress.")
        String trained) {
  /** The same trials with another part of their updates done. */
  public TrialCounts withTrained(String part) {
    return new TrialCounts(total, pending, running, succeeded, diverged, failed, done, part);
  }
}
