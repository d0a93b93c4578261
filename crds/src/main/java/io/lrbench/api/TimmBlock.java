package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;

/** A policy by timm's name and arguments, in camel case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimmBlock(
    @JsonPropertyDescription(
            "cosine, tanh or poly, as timm --sched names them; docs/policies.md has the formulas.")
        @Required
        TimmType type,
    @JsonPropertyDescription(
            "The optimizer's base learning rate, needed by every type. A JSON number, 0 or more: generators on YAML 1.1 must write 1.0e-3 for 1e-3.")
        @Min(0)
        Double lr,
    @JsonPropertyDescription(
            "t_initial: length of the first cycle, needed by every type. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length tInitial,
    @JsonPropertyDescription("lr_min: lowest rate. Default 0.") @Min(0) Double lrMin,
    @JsonPropertyDescription("cycle_mul: factor of each next cycle's length. Default 1.") @Min(1)
        Double cycleMul,
    @JsonPropertyDescription("cycle_decay: factor of each next cycle's peak. Default 1.") @Min(0)
        Double cycleDecay,
    @JsonPropertyDescription(
            "cycle_limit: how many cycles there are; lrMin stays after them. Default 1.")
        @Min(1)
        Integer cycleLimit,
    @JsonPropertyDescription("warmup_t: updates of a linear warm-up. Default 0. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length warmupT,
    @JsonPropertyDescription("warmup_lr_init: where it starts. Default 0.") @Min(0)
        Double warmupLrInit,
    @JsonPropertyDescription(
            "warmup_prefix: the first cycle starts behind the warm-up; else the warm-up hides its start. Default false.")
        Boolean warmupPrefix,
    @JsonPropertyDescription("k_decay: exponent of time in a cycle (arXiv 2004.05909). Default 1.")
        @Min(value = 0, inclusive = false)
        Double kDecay,
    @JsonPropertyDescription("Where on the tanh a cycle starts. Default -7.") Double lb,
    @JsonPropertyDescription("Where on the tanh it ends, above lb. Default 3.") Double ub,
    @JsonPropertyDescription("Power of poly. Default 0.5.") Double power) {}
