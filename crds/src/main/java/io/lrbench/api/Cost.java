package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** What the benchmark has used so far. */
@JsonInclude(Include.NON_NULL)
public record Cost(Double trainSeconds, Double gpuHours, Double podSeconds) {}
