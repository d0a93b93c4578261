package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.IntOrString;

/** A warm-up before any policy. */
@JsonInclude(Include.NON_NULL)
public record WarmupSpec(
    @SchemaFrom(type = IntOrString.class) Length length, WarmupShape shape, Double startRatio) {}
