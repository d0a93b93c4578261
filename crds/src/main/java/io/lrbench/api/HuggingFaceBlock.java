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

/** A policy by transformers' name and arguments, in camel case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.warmupSteps) || self.type in ['constant_with_warmup', 'linear', 'cosine', 'cosine_with_restarts', 'polynomial', 'inverse_sqrt', 'cosine_with_min_lr', 'cosine_warmup_with_min_lr', 'warmup_stable_decay']",
    message =
        "warmupSteps belongs to constant_with_warmup, linear, cosine, cosine_with_restarts, polynomial, inverse_sqrt, cosine_with_min_lr, cosine_warmup_with_min_lr, warmup_stable_decay; leave it out")
@ValidationRule(
    value =
        "!has(self.numCycles) || self.type in ['cosine', 'cosine_with_restarts', 'cosine_with_min_lr', 'cosine_warmup_with_min_lr', 'warmup_stable_decay']",
    message =
        "numCycles belongs to cosine, cosine_with_restarts, cosine_with_min_lr, cosine_warmup_with_min_lr, warmup_stable_decay; leave it out")
@ValidationRule(
    value = "!has(self.power) || self.type in ['polynomial']",
    message = "power belongs to polynomial; leave it out")
@ValidationRule(
    value = "!has(self.lrEnd) || self.type in ['polynomial']",
    message = "lrEnd belongs to polynomial; leave it out")
@ValidationRule(
    value = "!has(self.timescale) || self.type in ['inverse_sqrt']",
    message = "timescale belongs to inverse_sqrt; leave it out")
@ValidationRule(
    value =
        "!has(self.minLr) || self.type in ['cosine_with_min_lr', 'cosine_warmup_with_min_lr', 'reduce_lr_on_plateau', 'greedy']",
    message =
        "minLr belongs to cosine_with_min_lr, cosine_warmup_with_min_lr, reduce_lr_on_plateau, greedy; leave it out")
@ValidationRule(
    value =
        "!has(self.minLrRate) || self.type in ['cosine_with_min_lr', 'cosine_warmup_with_min_lr']",
    message = "minLrRate belongs to cosine_with_min_lr, cosine_warmup_with_min_lr; leave it out")
@ValidationRule(
    value = "!has(self.warmupLrRate) || self.type in ['cosine_warmup_with_min_lr']",
    message = "warmupLrRate belongs to cosine_warmup_with_min_lr; leave it out")
@ValidationRule(
    value =
        "!(self.type in ['cosine_with_min_lr', 'cosine_warmup_with_min_lr']) || has(self.minLr) != has(self.minLrRate)",
    message = "write exactly one of minLr and minLrRate")
@ValidationRule(
    value = "self.type != 'warmup_stable_decay' || has(self.numDecaySteps)",
    message = "warmup_stable_decay needs numDecaySteps, such as \"20%\"")
@ValidationRule(
    value = "!has(self.numDecaySteps) || self.type in ['warmup_stable_decay']",
    message = "numDecaySteps belongs to warmup_stable_decay; leave it out")
@ValidationRule(
    value = "!has(self.numStableSteps) || self.type in ['warmup_stable_decay']",
    message = "numStableSteps belongs to warmup_stable_decay; leave it out")
@ValidationRule(
    value = "!has(self.warmupType) || self.type in ['warmup_stable_decay']",
    message = "warmupType belongs to warmup_stable_decay; leave it out")
@ValidationRule(
    value = "!has(self.decayType) || self.type in ['warmup_stable_decay']",
    message = "decayType belongs to warmup_stable_decay; leave it out")
@ValidationRule(
    value = "!has(self.minLrRatio) || self.type in ['warmup_stable_decay']",
    message = "minLrRatio belongs to warmup_stable_decay; leave it out")
@ValidationRule(
    value = "!has(self.metric) || self.type in ['reduce_lr_on_plateau', 'greedy']",
    message = "metric belongs to reduce_lr_on_plateau, greedy; leave it out")
@ValidationRule(
    value = "!has(self.mode) || self.type in ['reduce_lr_on_plateau', 'greedy']",
    message = "mode belongs to reduce_lr_on_plateau, greedy; leave it out")
@ValidationRule(
    value = "!has(self.factor) || self.type in ['reduce_lr_on_plateau', 'greedy']",
    message = "factor belongs to reduce_lr_on_plateau, greedy; leave it out")
@ValidationRule(
    value = "!has(self.patience) || self.type in ['reduce_lr_on_plateau', 'greedy']",
    message = "patience belongs to reduce_lr_on_plateau, greedy; leave it out")
@ValidationRule(
    value = "!has(self.threshold) || self.type in ['reduce_lr_on_plateau', 'greedy']",
    message = "threshold belongs to reduce_lr_on_plateau, greedy; leave it out")
@ValidationRule(
    value = "!has(self.thresholdMode) || self.type in ['reduce_lr_on_plateau', 'greedy']",
    message = "thresholdMode belongs to reduce_lr_on_plateau, greedy; leave it out")
@ValidationRule(
    value = "!has(self.cooldown) || self.type in ['reduce_lr_on_plateau', 'greedy']",
    message = "cooldown belongs to reduce_lr_on_plateau, greedy; leave it out")
@ValidationRule(
    value = "!has(self.eps) || self.type in ['reduce_lr_on_plateau']",
    message = "eps belongs to reduce_lr_on_plateau; leave it out")
@ValidationRule(
    value = "!has(self.maxLr) || self.type in ['greedy']",
    message = "maxLr belongs to greedy; leave it out")
@ValidationRule(
    value = "!has(self.smooth) || self.type in ['greedy']",
    message = "smooth belongs to greedy; leave it out")
@ValidationRule(
    value = "!has(self.windowSize) || self.type in ['greedy']",
    message = "windowSize belongs to greedy; leave it out")
@ValidationRule(
    value = "!has(self.resetStart) || self.type in ['greedy']",
    message = "resetStart belongs to greedy; leave it out")
public record HuggingFaceBlock(
    @JsonPropertyDescription("Name of the scheduler, spelled as in transformers.") @Required
        HuggingFaceType type,
    @JsonPropertyDescription(
            "The optimizer's base learning rate. A number: generators on YAML 1.1 must write 1.0e-3 for 1e-3.")
        @Min(0)
        @Required
        Double lr,
    @JsonPropertyDescription(
            "num_warmup_steps. Default 0. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length warmupSteps,
    @JsonPropertyDescription("num_cycles. Default 0.5, for cosine_with_restarts 1.") @Min(0)
        Double numCycles,
    @JsonPropertyDescription("Power of polynomial. Default 1.") Double power,
    @JsonPropertyDescription("Last rate of polynomial, below lr. Default 1e-7.") @Min(0)
        Double lrEnd,
    @JsonPropertyDescription(
            "timescale of inverse_sqrt. Default warmupSteps, or 10000. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length timescale,
    @JsonPropertyDescription("min_lr: lowest rate.") @Min(0) Double minLr,
    @JsonPropertyDescription("min_lr_rate: lowest rate as a share of lr.") @Min(0) @Max(1)
        Double minLrRate,
    @JsonPropertyDescription(
            "warmup_lr_rate of cosine_warmup_with_min_lr: first rate as a share of lr.")
        @Min(0)
        @Max(1)
        Double warmupLrRate,
    @JsonPropertyDescription(
            "num_decay_steps of warmup_stable_decay. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length numDecaySteps,
    @JsonPropertyDescription(
            "num_stable_steps of warmup_stable_decay. Default: what warm-up and decay leave. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length numStableSteps,
    @JsonPropertyDescription("linear (default), cosine or 1-sqrt.")
        @Pattern("^(linear|cosine|1-sqrt)$")
        @Size(min = 6, max = 6)
        String warmupType,
    @JsonPropertyDescription("cosine (default), linear or 1-sqrt.")
        @Pattern("^(linear|cosine|1-sqrt)$")
        @Size(min = 6, max = 6)
        String decayType,
    @JsonPropertyDescription("min_lr_ratio of warmup_stable_decay. Default 0.") @Min(0) @Max(1)
        Double minLrRatio,
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
    @JsonPropertyDescription("Smaller reductions are left out. Default 1e-8.") @Min(0) Double eps,
    @JsonPropertyDescription("Highest rate of greedy.") @Min(0) Double maxLr,
    @JsonPropertyDescription("Whether greedy smooths the metric.") Boolean smooth,
    @JsonPropertyDescription("Window of that.") @Min(1) Integer windowSize,
    @JsonPropertyDescription("When greedy starts anew.") @Min(0) Integer resetStart) {}
