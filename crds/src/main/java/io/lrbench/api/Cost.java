package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** What the benchmark has used so far. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cost(
    @JsonPropertyDescription("Wall time of all updates, evaluation excluded, s.")
        Double trainSeconds,
    @JsonPropertyDescription("Time of all pods, s.") Double podSeconds,
    @JsonPropertyDescription("GPUs times time of all pods, h.") Double gpuHours) {}
