package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** The optimizer, with PyTorch's semantics. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!(has(self.nesterov) && self.nesterov) || (has(self.momentum) && self.momentum > 0.0)",
    fieldPath = ".nesterov",
    message = "nesterov needs a momentum above 0: write optimizer.momentum, such as 0.9")
public record OptimizerSpec(
    @JsonPropertyDescription(
            "adamw decays decoupled and leaves norm weights and biases of language models alone; adam and sgd decay everything.")
        @Default("\"adamw\"")
        OptimizerType type,
    @JsonPropertyDescription(
            "Decay of the first and the second moment of adam, adamw and the learning-rate-free optimizers that have them.")
        @Default("[0.9, 0.999]")
        @Size(min = 2, max = 2)
        List<@Min(0) @Max(value = 1, inclusive = false) Double> betas,
    @JsonPropertyDescription("Added to the root of the second moment.")
        @Default("1.0E-8")
        @Min(value = 0, inclusive = false)
        Double epsilon,
    @JsonPropertyDescription("Weight decay.") @Default("0") @Min(0) Double weightDecay,
    @JsonPropertyDescription("Momentum of sgd, dAdaptSgd and scheduleFreeSgd.")
        @Default("0")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double momentum,
    @JsonPropertyDescription("Nesterov momentum of sgd.") @Default("false") Boolean nesterov,
    @JsonPropertyDescription(
            "Tensors with a learning rate or weight decay of their own, by their names in the checkpoint or in PEFT.")
        @Size(max = 32)
        List<OptimizerGroup> groups) {}
