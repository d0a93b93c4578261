package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;

/** A policy by LRBench's name and arguments. */
@JsonInclude(Include.NON_NULL)
public record LrbenchBlock(
    LrbenchType type,
    Double k0,
    Double k1,
    Double gamma,
    Double p,
    @SchemaFrom(type = IntOrString.class) Length l,
    List<Length> milestones,
    FormulaVariant variant) {}
