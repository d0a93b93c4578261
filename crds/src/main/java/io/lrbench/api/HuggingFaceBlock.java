package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.IntOrString;

/** A policy by transformers' name and arguments. */
@JsonInclude(Include.NON_NULL)
public record HuggingFaceBlock(
    HuggingFaceType type,
    Double lr,
    @SchemaFrom(type = IntOrString.class) Length warmupSteps,
    Double numCycles,
    Double power,
    Double lrEnd,
    @SchemaFrom(type = IntOrString.class) Length timescale,
    Double minLr,
    Double minLrRate,
    Double warmupLrRate,
    @SchemaFrom(type = IntOrString.class) Length numDecaySteps,
    @SchemaFrom(type = IntOrString.class) Length numStableSteps,
    String warmupType,
    String decayType,
    Double minLrRatio,
    String metric,
    String mode,
    Double factor,
    Integer patience,
    Double threshold,
    String thresholdMode,
    Integer cooldown,
    Double eps,
    Double maxLr,
    Boolean smooth,
    Integer windowSize,
    Integer resetStart) {}
