package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** How one trial trains. */
@JsonInclude(Include.NON_NULL)
public record TrainingSpec(
    TrainingMethod method,
    LoraSpec lora,
    OptimizerSpec optimizer,
    Integer batchSize,
    Integer gradientAccumulation,
    Long epochs,
    Long updates,
    Integer maxLength,
    Precision precision,
    Double maxGradNorm) {}
