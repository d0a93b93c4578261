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

/** A policy by transformers' name and arguments, in camel case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HuggingFaceBlock(
    @JsonPropertyDescription(
            "Name of the scheduler, spelled as in transformers. W updates of warm-up, N updates in all; docs/policies.md has the formulas.")
        @Required
        HuggingFaceType type,
    @JsonPropertyDescription(
            "The optimizer's base learning rate, needed by every type. A JSON number, 0 or more: generators on YAML 1.1 must write 1.0e-3 for 1e-3.")
        @Min(0)
        Double lr,
    @JsonPropertyDescription("num_warmup_steps. Default 0. " + Length.FORMS)
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
            "timescale of inverse_sqrt. Default warmupSteps, or 10000. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length timescale,
    @JsonPropertyDescription(
            "min_lr: lowest rate. Default of reduce_lr_on_plateau 0, of greedy 1e-3.")
        @Min(0)
        Double minLr,
    @JsonPropertyDescription("min_lr_rate: lowest rate as a share of lr.") @Min(0) @Max(1)
        Double minLrRate,
    @JsonPropertyDescription(
            "warmup_lr_rate of cosine_warmup_with_min_lr: first rate as a share of lr.")
        @Min(0)
        @Max(1)
        Double warmupLrRate,
    @JsonPropertyDescription("num_decay_steps of warmup_stable_decay. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length numDecaySteps,
    @JsonPropertyDescription(
            "num_stable_steps of warmup_stable_decay. Default: what warm-up and decay leave. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length numStableSteps,
    @JsonPropertyDescription("linear (default), cosine or 1-sqrt.")
        @Pattern("^(linear|cosine|1-sqrt)$")
        @Size(min = 6, max = 6)
        String warmupType,
    @JsonPropertyDescription(
            "Shape of the decay: cosine (default), linear or 1-sqrt, as in transformers; also 1-square, mirror-cosine, and exponential, which needs minLrRatio.")
        @Size(min = 6, max = 13)
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
            "Factor of each reduction, below 1; greedy divides by it as well. Default 0.1, greedy 0.95.")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double factor,
    @JsonPropertyDescription(
            "Evaluations without improvement that are endured; greedy endures as many with it, too. Default 10.")
        @Min(0)
        Integer patience,
    @JsonPropertyDescription("Smallest improvement that counts. Default 1e-4, greedy 1e-6.") @Min(0)
        Double threshold,
    @JsonPropertyDescription(
            "rel (default): threshold is a share of the best value; abs (default of greedy): an amount.")
        @Pattern("^(rel|abs)$")
        @Size(min = 3, max = 3)
        String thresholdMode,
    @JsonPropertyDescription("Evaluations after a reduction that are not counted. Default 0.")
        @Min(0)
        Integer cooldown,
    @JsonPropertyDescription("Smaller changes are left out. Default 1e-8.") @Min(0) Double eps,
    @JsonPropertyDescription("max_lr: highest rate of greedy. Default 1.") @Min(0) Double maxLr,
    @JsonPropertyDescription(
            "Whether greedy looks at a moving average of the metric. Default false.")
        Boolean smooth,
    @JsonPropertyDescription("window_size: evaluations of that average. Default 50.") @Min(1)
        Integer windowSize,
    @JsonPropertyDescription(
            "reset_start: reductions at minLr after which greedy starts anew. Default 500.")
        @Min(0)
        Integer resetStart,
    @JsonPropertyDescription(
            "warmup of greedy: evaluations after a rise that are not counted. Default 0.")
        @Min(0)
        Integer warmup) {}
