package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;

/** A policy by PyTorch's class and arguments, in camel case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.lr) != (self.type in ['CyclicLR', 'OneCycleLR'])",
    message = "write lr, the base rate; CyclicLR and OneCycleLR take baseLr and maxLr instead")
@ValidationRule(
    value = "self.type != 'StepLR' || has(self.stepSize)",
    message = "StepLR needs stepSize")
@ValidationRule(
    value = "self.type != 'MultiStepLR' || has(self.milestones)",
    message = "MultiStepLR needs milestones")
@ValidationRule(
    value = "self.type != 'ExponentialLR' || has(self.gamma)",
    message = "ExponentialLR needs gamma")
@ValidationRule(
    value = "self.type != 'CosineAnnealingLR' || has(self.tMax)",
    message = "CosineAnnealingLR needs tMax, such as \"100%\"")
@ValidationRule(
    value = "self.type != 'CosineAnnealingWarmRestarts' || has(self.t0)",
    message = "CosineAnnealingWarmRestarts needs t0")
@ValidationRule(
    value = "self.type != 'CyclicLR' || (has(self.baseLr) && has(self.maxLr))",
    message = "CyclicLR needs baseLr and maxLr")
@ValidationRule(
    value = "self.type != 'OneCycleLR' || has(self.maxLr)",
    message = "OneCycleLR needs maxLr")
@ValidationRule(
    value = "!has(self.stepSize) || self.type in ['StepLR']",
    message = "stepSize belongs to StepLR; leave it out")
@ValidationRule(
    value =
        "!has(self.gamma) || self.type in ['StepLR', 'MultiStepLR', 'ExponentialLR', 'CyclicLR']",
    message = "gamma belongs to StepLR, MultiStepLR, ExponentialLR, CyclicLR; leave it out")
@ValidationRule(
    value = "!has(self.milestones) || self.type in ['MultiStepLR']",
    message = "milestones belongs to MultiStepLR; leave it out")
@ValidationRule(
    value = "!has(self.totalIters) || self.type in ['ConstantLR', 'LinearLR', 'PolynomialLR']",
    message = "totalIters belongs to ConstantLR, LinearLR, PolynomialLR; leave it out")
@ValidationRule(
    value = "!has(self.startFactor) || self.type in ['LinearLR']",
    message = "startFactor belongs to LinearLR; leave it out")
@ValidationRule(
    value = "!has(self.endFactor) || self.type in ['LinearLR']",
    message = "endFactor belongs to LinearLR; leave it out")
@ValidationRule(
    value = "!has(self.power) || self.type in ['PolynomialLR']",
    message = "power belongs to PolynomialLR; leave it out")
@ValidationRule(
    value = "!has(self.tMax) || self.type in ['CosineAnnealingLR']",
    message = "tMax belongs to CosineAnnealingLR; leave it out")
@ValidationRule(
    value =
        "!has(self.etaMin) || self.type in ['CosineAnnealingLR', 'CosineAnnealingWarmRestarts']",
    message = "etaMin belongs to CosineAnnealingLR, CosineAnnealingWarmRestarts; leave it out")
@ValidationRule(
    value = "!has(self.t0) || self.type in ['CosineAnnealingWarmRestarts']",
    message = "t0 belongs to CosineAnnealingWarmRestarts; leave it out")
@ValidationRule(
    value = "!has(self.tMult) || self.type in ['CosineAnnealingWarmRestarts']",
    message = "tMult belongs to CosineAnnealingWarmRestarts; leave it out")
@ValidationRule(
    value = "!has(self.baseLr) || self.type in ['CyclicLR']",
    message = "baseLr belongs to CyclicLR; leave it out")
@ValidationRule(
    value = "!has(self.maxLr) || self.type in ['CyclicLR', 'OneCycleLR']",
    message = "maxLr belongs to CyclicLR, OneCycleLR; leave it out")
@ValidationRule(
    value = "!has(self.stepSizeUp) || self.type in ['CyclicLR']",
    message = "stepSizeUp belongs to CyclicLR; leave it out")
@ValidationRule(
    value = "!has(self.stepSizeDown) || self.type in ['CyclicLR']",
    message = "stepSizeDown belongs to CyclicLR; leave it out")
@ValidationRule(
    value = "!has(self.mode) || self.type in ['CyclicLR', 'ReduceLROnPlateau']",
    message = "mode belongs to CyclicLR, ReduceLROnPlateau; leave it out")
@ValidationRule(
    value = "!has(self.totalSteps) || self.type in ['OneCycleLR']",
    message = "totalSteps belongs to OneCycleLR; leave it out")
@ValidationRule(
    value = "!has(self.pctStart) || self.type in ['OneCycleLR']",
    message = "pctStart belongs to OneCycleLR; leave it out")
@ValidationRule(
    value = "!has(self.annealStrategy) || self.type in ['OneCycleLR']",
    message = "annealStrategy belongs to OneCycleLR; leave it out")
@ValidationRule(
    value = "!has(self.divFactor) || self.type in ['OneCycleLR']",
    message = "divFactor belongs to OneCycleLR; leave it out")
@ValidationRule(
    value = "!has(self.finalDivFactor) || self.type in ['OneCycleLR']",
    message = "finalDivFactor belongs to OneCycleLR; leave it out")
@ValidationRule(
    value = "!has(self.threePhase) || self.type in ['OneCycleLR']",
    message = "threePhase belongs to OneCycleLR; leave it out")
@ValidationRule(
    value = "!has(self.cycleMomentum) || self.type in ['CyclicLR', 'OneCycleLR']",
    message = "cycleMomentum belongs to CyclicLR, OneCycleLR; leave it out")
@ValidationRule(
    value = "!has(self.baseMomentum) || self.type in ['CyclicLR', 'OneCycleLR']",
    message = "baseMomentum belongs to CyclicLR, OneCycleLR; leave it out")
@ValidationRule(
    value = "!has(self.maxMomentum) || self.type in ['CyclicLR', 'OneCycleLR']",
    message = "maxMomentum belongs to CyclicLR, OneCycleLR; leave it out")
@ValidationRule(
    value = "!has(self.factor) || self.type in ['ConstantLR', 'ReduceLROnPlateau']",
    message = "factor belongs to ConstantLR, ReduceLROnPlateau; leave it out")
@ValidationRule(
    value = "!has(self.metric) || self.type in ['ReduceLROnPlateau']",
    message = "metric belongs to ReduceLROnPlateau; leave it out")
@ValidationRule(
    value = "!has(self.patience) || self.type in ['ReduceLROnPlateau']",
    message = "patience belongs to ReduceLROnPlateau; leave it out")
@ValidationRule(
    value = "!has(self.threshold) || self.type in ['ReduceLROnPlateau']",
    message = "threshold belongs to ReduceLROnPlateau; leave it out")
@ValidationRule(
    value = "!has(self.thresholdMode) || self.type in ['ReduceLROnPlateau']",
    message = "thresholdMode belongs to ReduceLROnPlateau; leave it out")
@ValidationRule(
    value = "!has(self.cooldown) || self.type in ['ReduceLROnPlateau']",
    message = "cooldown belongs to ReduceLROnPlateau; leave it out")
@ValidationRule(
    value = "!has(self.minLr) || self.type in ['ReduceLROnPlateau']",
    message = "minLr belongs to ReduceLROnPlateau; leave it out")
@ValidationRule(
    value = "!has(self.eps) || self.type in ['ReduceLROnPlateau']",
    message = "eps belongs to ReduceLROnPlateau; leave it out")
public record TorchBlock(
    @JsonPropertyDescription("Class of torch.optim.lr_scheduler, spelled as there.") @Required
        TorchType type,
    @JsonPropertyDescription(
            "The optimizer's base learning rate; not for CyclicLR and OneCycleLR, which set it. A number: generators on YAML 1.1 must write 1.0e-3 for 1e-3.")
        @Min(0)
        Double lr,
    @JsonPropertyDescription(
            "step_size of StepLR. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length stepSize,
    @JsonPropertyDescription("Factor. Default 0.1 for StepLR and MultiStepLR, 1 for CyclicLR.")
        Double gamma,
    @JsonPropertyDescription("Updates where MultiStepLR multiplies by gamma, ascending.")
        @Size(min = 1, max = 64)
        List<Length> milestones,
    @JsonPropertyDescription(
            "total_iters. Default 5. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
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
    @JsonPropertyDescription(
            "T_max of CosineAnnealingLR. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length tMax,
    @JsonPropertyDescription("eta_min. Default 0.") @Min(0) Double etaMin,
    @JsonPropertyDescription(
            "T_0 of CosineAnnealingWarmRestarts. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length t0,
    @JsonPropertyDescription("T_mult of CosineAnnealingWarmRestarts. Default 1.") @Min(1)
        Integer tMult,
    @JsonPropertyDescription("base_lr of CyclicLR.") @Min(0) Double baseLr,
    @JsonPropertyDescription("max_lr of CyclicLR and OneCycleLR.") @Min(0) Double maxLr,
    @JsonPropertyDescription(
            "step_size_up of CyclicLR. Default 2000. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length stepSizeUp,
    @JsonPropertyDescription(
            "step_size_down of CyclicLR. Default stepSizeUp. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length stepSizeDown,
    @JsonPropertyDescription(
            "total_steps of OneCycleLR. Default: the updates that the policy lives. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
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
        @Max(1)
        Double baseMomentum,
    @JsonPropertyDescription("max_momentum. Default 0.9 for CyclicLR, 0.95 for OneCycleLR.")
        @Min(0)
        @Max(1)
        Double maxMomentum,
    @JsonPropertyDescription(
            "What is followed: evalLoss (default), trainLoss, perplexity or accuracy; the direction follows from it.")
        @Size(min = 1, max = 63)
        String metric,
    @JsonPropertyDescription("min or max; follows from metric and may be left out.")
        @Size(min = 3, max = 16)
        String mode,
    @JsonPropertyDescription(
            "Factor of each reduction (default 0.1); for ConstantLR of the first updates (default 1/3).")
        @Min(0)
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
