package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** What the operator observed and ranked. */
@JsonInclude(Include.NON_NULL)
public record LRBenchmarkStatus(
    @JsonPropertyDescription(
            "The generation of the spec that this status answers; -1 before the operator's first.")
        Long observedGeneration,
    @JsonPropertyDescription(
            "Succeeded says where the benchmark stands. Its reasons: Running, Suspended,"
                + " AllTrialsFinished, TrialsFailed, InvalidSpec, NotSupported, TimeLimitReached,"
                + " GpuHoursExhausted.")
        List<Condition> conditions,
    @JsonPropertyDescription("When the first trial was started.") String startTime,
    @JsonPropertyDescription("When the benchmark ended; absent while it runs.")
        String completionTime,
    @JsonPropertyDescription("Since when it is suspended; absent while it is not.")
        String suspendTime,
    @JsonPropertyDescription(
            "Seconds of earlier suspensions, which execution.timeLimit leaves out.")
        Double suspendedSeconds,
    @JsonPropertyDescription("How many trials are in which state.") TrialCounts trials,
    @JsonPropertyDescription("The policy that ranks first; absent while none has finished.")
        BestPolicy best,
    @JsonPropertyDescription("The policies by rank; provisional while trials run.")
        List<LeaderboardRow> leaderboard,
    @JsonPropertyDescription("What the policies of rangeTest found; they are not ranked.")
        List<RangeTestRow> rangeTests,
    @JsonPropertyDescription("How the policies with scales stand them, in the manifest's order.")
        List<RobustnessRow> robustness,
    @JsonPropertyDescription("What the benchmark has used so far.") Cost cost,
    @JsonPropertyDescription("The ConfigMap that holds every trial's result.") String results) {
  /** The same status with other counts. */
  public LRBenchmarkStatus withTrials(TrialCounts counts) {
    return new LRBenchmarkStatus(
        observedGeneration,
        conditions,
        startTime,
        completionTime,
        suspendTime,
        suspendedSeconds,
        counts,
        best,
        leaderboard,
        rangeTests,
        robustness,
        cost,
        results);
  }
}
