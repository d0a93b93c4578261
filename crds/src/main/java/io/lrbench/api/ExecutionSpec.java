package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** How the trials are run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExecutionSpec(
    @JsonPropertyDescription("Pods at once.") @Default("4") @Min(1) @Max(10000) Integer parallelism,
    @JsonPropertyDescription(
            "Trials that share a pod and its base model. Default: chosen by the planner.")
        @Min(1)
        @Max(64)
        Integer trialsPerPod,
    @JsonPropertyDescription("How often a pod that failed by no fault of the user is tried again.")
        @Default("3")
        @Min(0)
        @Max(100)
        Integer retries,
    @JsonPropertyDescription(
            "Wall time of the benchmark, suspended time not counted: 90m, 1h30m, 24h. Then pods are asked to stop; trials that have ended keep their results.")
        @Pattern(Durations.PATTERN)
        @Size(min = 2, max = 32)
        String timeLimit,
    @JsonPropertyDescription(
            "Jobs and pods are removed this long after the end: 90m, 1h30m, 24h; the benchmark and its results stay.")
        @Pattern(Durations.PATTERN)
        @Size(min = 2, max = 32)
        String ttlAfterFinished,
    @JsonPropertyDescription(
            "Nothing new starts once the pods have used this many GPU hours; those that run go on to their end.")
        @Min(value = 0, inclusive = false)
        Double maxGpuHours,
    @JsonPropertyDescription(
            "What a trial has reached is kept, so that another pod goes on with it; no part of what a trial is.")
        CheckpointSpec checkpoint) {}
