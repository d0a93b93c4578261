package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What the benchmark has used so far. */
@JsonInclude(Include.NON_NULL)
public record Cost(
    @JsonPropertyDescription(
            "Seconds spent in updates, evaluation excluded, over all trials, edited ones included. Each counts whole, also where it went on from a shorter one; podSeconds is what was used.")
        Double trainSeconds,
    @JsonPropertyDescription("Hours of GPUs held by pods.") Double gpuHours,
    @JsonPropertyDescription("Seconds that pods ran.") Double podSeconds) {}
