package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What the benchmark has used so far. */
@JsonInclude(Include.NON_NULL)
public record Cost(
    @JsonPropertyDescription("Seconds spent in updates, evaluation excluded, over all trials.")
        Double trainSeconds,
    @JsonPropertyDescription("Hours of GPUs held by pods.") Double gpuHours,
    @JsonPropertyDescription("Seconds that pods ran.") Double podSeconds) {}
