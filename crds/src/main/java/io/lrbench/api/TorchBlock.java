package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;

/** A policy by PyTorch's class and arguments. */
@JsonInclude(Include.NON_NULL)
public record TorchBlock(
    TorchType type,
    Double lr,
    @SchemaFrom(type = IntOrString.class) Length stepSize,
    Double gamma,
    List<Length> milestones,
    Double factor,
    @SchemaFrom(type = IntOrString.class) Length totalIters,
    Double startFactor,
    Double endFactor,
    Double power,
    @SchemaFrom(type = IntOrString.class) Length tMax,
    Double etaMin,
    @SchemaFrom(type = IntOrString.class) Length t0,
    Integer tMult,
    Double baseLr,
    Double maxLr,
    @SchemaFrom(type = IntOrString.class) Length stepSizeUp,
    @SchemaFrom(type = IntOrString.class) Length stepSizeDown,
    String mode,
    @SchemaFrom(type = IntOrString.class) Length totalSteps,
    Double pctStart,
    String annealStrategy,
    Double divFactor,
    Double finalDivFactor,
    Boolean threePhase,
    Boolean cycleMomentum,
    Double baseMomentum,
    Double maxMomentum,
    String metric,
    Integer patience,
    Double threshold,
    String thresholdMode,
    Integer cooldown,
    Double minLr,
    Double eps) {}
