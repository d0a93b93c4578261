package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.IntOrString;

/** An optimizer that replaces the learning rate. */
@JsonInclude(Include.NON_NULL)
public record LearningRateFreeBlock(
    LearningRateFreeType type,
    Double lr,
    @SchemaFrom(type = IntOrString.class) Length warmupSteps,
    Double dCoef,
    Double d0,
    Double hyperLr) {}
