package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;

/**
 * An optimizer that replaces the learning rate and training.optimizer.type; it takes betas,
 * epsilon, weight decay and momentum from training.optimizer.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LearningRateFreeBlock(
    @JsonPropertyDescription("The optimizer.") @Required LearningRateFreeType type,
    @JsonPropertyDescription(
            "Prodigy and D-Adaptation: factor of the step size that they find, default 1. scheduleFreeAdamw: default 0.0025; scheduleFreeSgd: default 1. Hypergradient: the first rate; hypergradientAdam: default 0.001.")
        @Min(0)
        Double lr,
    @JsonPropertyDescription(
            "Schedule of prodigy and D-Adaptation: lr is multiplied by the block's rate over its base rate.")
        PlainBlock schedule,
    @JsonPropertyDescription(
            "warmup_steps of the schedule-free optimizers: update t has lr * min(1, (t + 1) / warmupSteps). Default 0. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length warmupSteps,
    @JsonPropertyDescription(
            "r of the schedule-free optimizers: the average weighs update t by (t + 1)^r. Default 0.")
        @Min(0)
        Double r,
    @JsonPropertyDescription(
            "weight_lr_power of the schedule-free optimizers: the average weighs by this power of the largest rate so far. Default 2.")
        @Min(0)
        Double weightLrPower,
    @JsonPropertyDescription("d0 of prodigy and D-Adaptation: the first estimate. Default 1e-6.")
        @Min(value = 0, inclusive = false)
        Double d0,
    @JsonPropertyDescription("d_coef of prodigy: factor of every estimate. Default 1.")
        @Min(value = 0, inclusive = false)
        Double dCoef,
    @JsonPropertyDescription(
            "growth_rate of prodigy and D-Adaptation: largest factor from one estimate to the next. Default: no limit.")
        @Min(1)
        Double growthRate,
    @JsonPropertyDescription(
            "beta3 of prodigy: decay of its estimate's sums. Default: the root of the second of training.optimizer.betas.")
        @Min(0)
        @Max(1)
        Double beta3,
    @JsonPropertyDescription(
            "safeguard_warmup of prodigy: leaves lr out of the estimate's denominator. Default false.")
        Boolean safeguardWarmup,
    @JsonPropertyDescription(
            "use_bias_correction of prodigy and dAdaptAdam: Adam's bias correction. Default false.")
        Boolean useBiasCorrection,
    @JsonPropertyDescription(
            "Whether weight decay is decoupled (AdamW) or added to the gradient. Default: true for prodigy, false for dAdaptAdam.")
        Boolean decouple,
    @JsonPropertyDescription(
            "Rate of the rate in hypergradient descent. Default 1e-8 for hypergradientAdam, 1e-6 for hypergradientSgd.")
        @Min(0)
        Double hypergradLr) {}
