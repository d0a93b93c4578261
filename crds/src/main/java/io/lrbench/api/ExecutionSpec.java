package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** How the trials are run. */
@JsonInclude(Include.NON_NULL)
public record ExecutionSpec(
    Integer parallelism,
    Integer trialsPerPod,
    Integer retries,
    String timeLimit,
    String ttlAfterFinished,
    Double maxGpuHours) {}
