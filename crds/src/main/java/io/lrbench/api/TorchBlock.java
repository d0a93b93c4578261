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
import java.util.List;

/** A policy by PyTorch's class and arguments, in camel case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TorchBlock(
    @JsonPropertyDescription("Class of torch.optim.lr_scheduler, spelled as there.") @Required
        TorchType type,
    @JsonPropertyDescription(
            "The optimizer's base learning rate; not for CyclicLR and OneCycleLR, which set it. A number: generators on YAML 1.1 must write 1.0e-3 for 1e-3.")
        @Min(0)
        Double lr,
    @JsonPropertyDescription("step_size of StepLR. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length stepSize,
    @JsonPropertyDescription(
            "Factor of each step (StepLR, MultiStepLR: default 0.1), of each update (ExponentialLR: needed; CyclicLR exp_range: default 1).")
        Double gamma,
    @JsonPropertyDescription("Updates where MultiStepLR multiplies by gamma, ascending.")
        @Size(min = 1, max = 64)
        List<Length> milestones,
    @JsonPropertyDescription("total_iters. Default 5. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length totalIters,
    @JsonPropertyDescription("start_factor of LinearLR. Default 1/3.")
        @Min(value = 0, inclusive = false)
        @Max(1)
        Double startFactor,
    @JsonPropertyDescription("end_factor of LinearLR. Default 1.") @Min(0) @Max(1) Double endFactor,
    @JsonPropertyDescription("Power of PolynomialLR. Default 1.") Double power,
    @JsonPropertyDescription("T_max of CosineAnnealingLR. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length tMax,
    @JsonPropertyDescription("eta_min. Default 0.") @Min(0) Double etaMin,
    @JsonPropertyDescription("T_0 of CosineAnnealingWarmRestarts. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length t0,
    @JsonPropertyDescription("T_mult of CosineAnnealingWarmRestarts. Default 1.") @Min(1)
        Integer tMult,
    @JsonPropertyDescription("base_lr of CyclicLR.") @Min(0) Double baseLr,
    @JsonPropertyDescription("max_lr of CyclicLR and OneCycleLR.") @Min(0) Double maxLr,
    @JsonPropertyDescription("step_size_up of CyclicLR. Default 2000. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length stepSizeUp,
    @JsonPropertyDescription("step_size_down of CyclicLR. Default stepSizeUp. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length stepSizeDown,
    @JsonPropertyDescription(
            "total_steps of OneCycleLR. Default: the updates that the policy lives. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length totalSteps,
    @JsonPropertyDescription("pct_start of OneCycleLR. Default 0.3.") @Min(0) @Max(1)
        Double pctStart,
    @JsonPropertyDescription("anneal_strategy of OneCycleLR: cos (default) or linear.")
        @Pattern("^(cos|linear)$")
        @Size(min = 3, max = 6)
        String annealStrategy,
    @JsonPropertyDescription("div_factor of OneCycleLR. Default 25.")
        @Min(value = 0, inclusive = false)
        Double divFactor,
    @JsonPropertyDescription("final_div_factor of OneCycleLR. Default 1e4.")
        @Min(value = 0, inclusive = false)
        Double finalDivFactor,
    @JsonPropertyDescription("three_phase of OneCycleLR. Default false.") Boolean threePhase,
    @JsonPropertyDescription(
            "Whether momentum (beta 1 of Adam) moves against the rate. Default true.")
        Boolean cycleMomentum,
    @JsonPropertyDescription("base_momentum. Default 0.8 for CyclicLR, 0.85 for OneCycleLR.")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double baseMomentum,
    @JsonPropertyDescription("max_momentum. Default 0.9 for CyclicLR, 0.95 for OneCycleLR.")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double maxMomentum,
    @JsonPropertyDescription(
            "What is followed: evalLoss (default), trainLoss, perplexity or accuracy; the direction follows from it.")
        @Size(min = 1, max = 63)
        String metric,
    @JsonPropertyDescription(
            "CyclicLR: triangular (default), triangular2 or exp_range. ReduceLROnPlateau: min or max, which follows from metric.")
        @Size(min = 3, max = 16)
        String mode,
    @JsonPropertyDescription(
            "ReduceLROnPlateau: factor of each reduction, below 1, default 0.1. ConstantLR: factor of the first updates, default 1/3.")
        @Min(0)
        @Max(1)
        Double factor,
    @JsonPropertyDescription("Evaluations without improvement that are endured. Default 10.")
        @Min(0)
        Integer patience,
    @JsonPropertyDescription("Smallest improvement that counts. Default 1e-4.") @Min(0)
        Double threshold,
    @JsonPropertyDescription(
            "rel (default): threshold is a share of the best value; abs: an amount.")
        @Pattern("^(rel|abs)$")
        @Size(min = 3, max = 3)
        String thresholdMode,
    @JsonPropertyDescription("Evaluations after a reduction that are not counted. Default 0.")
        @Min(0)
        Integer cooldown,
    @JsonPropertyDescription("Lowest rate of ReduceLROnPlateau. Default 0.") @Min(0) Double minLr,
    @JsonPropertyDescription("Smaller reductions are left out. Default 1e-8.") @Min(0)
        Double eps) {}
