package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.IntOrString;

/** A policy by DeepSpeed's name and arguments, in camel case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeepspeedBlock(
    @JsonPropertyDescription(
            "Name of the scheduler, spelled as in a DeepSpeed configuration; docs/policies.md has the formulas.")
        @Required
        DeepspeedType type,
    @JsonPropertyDescription(
            "The optimizer's base learning rate, needed by WarmupCosineLR. A JSON number, 0 or more: generators on YAML 1.1 must write 1.0e-3 for 1e-3.")
        @Min(0)
        Double lr,
    @JsonPropertyDescription("warmup_min_lr: where the warm-up starts. Default 0.") @Min(0)
        Double warmupMinLr,
    @JsonPropertyDescription(
            "warmup_max_lr: where it leads; needed by WarmupLR, default of WarmupDecayLR 0.001.")
        @Min(0)
        Double warmupMaxLr,
    @JsonPropertyDescription("warmup_num_steps. Default 1000. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length warmupNumSteps,
    @JsonPropertyDescription("log (default) or linear.")
        @Pattern("^(log|linear)$")
        @Size(min = 3, max = 6)
        String warmupType,
    @JsonPropertyDescription(
            "total_num_steps: where the decay ends. Default: the updates that the policy lives. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length totalNumSteps,
    @JsonPropertyDescription(
            "warmup_min_ratio of WarmupCosineLR: share of lr where the warm-up starts. Default 0.")
        @Min(0)
        @Max(1)
        Double warmupMinRatio,
    @JsonPropertyDescription(
            "cos_min_ratio of WarmupCosineLR: share of lr that stays. Default 0.0001.")
        @Min(0)
        @Max(1)
        Double cosMinRatio,
    @JsonPropertyDescription("cycle_min_lr of OneCycle, needed by it.") @Min(0) Double cycleMinLr,
    @JsonPropertyDescription("cycle_max_lr of OneCycle, needed by it.") @Min(0) Double cycleMaxLr,
    @JsonPropertyDescription(
            "cycle_first_step_size: length of the rise. Default 2000. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length cycleFirstStepSize,
    @JsonPropertyDescription(
            "cycle_second_step_size: length of the fall. Default: as the rise. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length cycleSecondStepSize,
    @JsonPropertyDescription("cycle_first_stair_count: steps of the rise; 0 (default) is a line.")
        @Min(0)
        Integer cycleFirstStairCount,
    @JsonPropertyDescription("cycle_second_stair_count: steps of the fall. Default: as the rise.")
        @Min(0)
        Integer cycleSecondStairCount,
    @JsonPropertyDescription(
            "decay_step_size: length of a period of the decay after the cycle; 0 (default) is no decay. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length decayStepSize,
    @JsonPropertyDescription("decay_lr_rate: the rate is divided by 1 + this a period. Default 0.")
        @Min(0)
        Double decayLrRate,
    @JsonPropertyDescription(
            "cycle_momentum: momentum (beta 1 of Adam) moves against the rate. Default true.")
        Boolean cycleMomentum,
    @JsonPropertyDescription("cycle_min_mom: lowest momentum. Default 0.8.")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double cycleMinMom,
    @JsonPropertyDescription("cycle_max_mom: highest momentum. Default 0.9.")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double cycleMaxMom,
    @JsonPropertyDescription(
            "decay_mom_rate: the highest momentum is multiplied by 1 + this a period. Default 0.")
        Double decayMomRate,
    @JsonPropertyDescription("lr_range_test_min_lr: rate at update 0. Default 0.001.") @Min(0)
        Double lrRangeTestMinLr,
    @JsonPropertyDescription(
            "lr_range_test_step_size: length of a step. Default 2000. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length lrRangeTestStepSize,
    @JsonPropertyDescription(
            "lr_range_test_step_rate: growth a step, as a share of the first rate. Default 1.")
        @Min(0)
        Double lrRangeTestStepRate,
    @JsonPropertyDescription("lr_range_test_staircase: the rate goes in steps. Default false.")
        Boolean lrRangeTestStaircase) {}
