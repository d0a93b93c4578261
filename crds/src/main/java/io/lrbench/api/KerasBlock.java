package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;

/** A policy by the name and arguments of a Keras schedule, in camel case. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KerasBlock(
    @JsonPropertyDescription(
            "A class of keras.optimizers.schedules; docs/policies.md has the formulas.")
        @Required
        KerasType type,
    @JsonPropertyDescription(
            "initial_learning_rate: the rate at update 0, needed by every type. A JSON number, 0 or more: generators on YAML 1.1 must write 1.0e-3 for 1e-3.")
        @Min(0)
        Double initialLearningRate,
    @JsonPropertyDescription(
            "decay_steps: length of the decay, needed by every type but CosineDecayRestarts. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length decaySteps,
    @JsonPropertyDescription(
            "decay_rate: factor of each decaySteps (ExponentialDecay), slope (InverseTimeDecay); needed by both.")
        @Min(0)
        Double decayRate,
    @JsonPropertyDescription("The decay goes in steps of decaySteps. Default false.")
        Boolean staircase,
    @JsonPropertyDescription("end_learning_rate of PolynomialDecay. Default 1e-4.") @Min(0)
        Double endLearningRate,
    @JsonPropertyDescription("Power of PolynomialDecay. Default 1.") Double power,
    @JsonPropertyDescription(
            "PolynomialDecay starts again, stretched to the next multiple of decaySteps. Default false.")
        Boolean cycle,
    @JsonPropertyDescription("Share of the rate that a cosine leaves. Default 0.") @Min(0) @Max(1)
        Double alpha,
    @JsonPropertyDescription(
            "warmup_target of CosineDecay: where its warm-up leads and its decay starts. Default: no warm-up.")
        @Min(0)
        Double warmupTarget,
    @JsonPropertyDescription(
            "warmup_steps of CosineDecay; needs warmupTarget. Default 0. " + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length warmupSteps,
    @JsonPropertyDescription(
            "first_decay_steps: length of the first cycle, needed by CosineDecayRestarts. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length firstDecaySteps,
    @JsonPropertyDescription("t_mul: factor of each next cycle's length. Default 2.") @Min(1)
        Double tMul,
    @JsonPropertyDescription("m_mul: factor of each next cycle's height. Default 1.") @Min(0)
        Double mMul) {}
