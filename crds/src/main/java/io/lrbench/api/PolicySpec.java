package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/** One policy of the benchmark: one block, and wrappers around it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        PlainBlocks.COUNT
            + " + (has(self.sequence) ? 1 : 0) + (has(self.chained) ? 1 : 0) + (has(self.plateau) ? 1 : 0) + (has(self.learningRateFree) ? 1 : 0) + (has(self.rangeTest) ? 1 : 0) == 1",
    message =
        "write exactly one of lrbench, huggingface, torch, timm, keras, deepspeed, sequence, chained, plateau, learningRateFree, rangeTest")
@ValidationRule(
    value = "!has(self.grid) || !(has(self.sequence) || has(self.chained))",
    message = "write a grid with one block, not with sequence or chained")
@ValidationRule(
    value = "!has(self.rangeTest) || !(has(self.grid) || has(self.warmup) || has(self.floor))",
    message = "a range test stands alone: remove grid, warmup and floor")
@ValidationRule(
    value = "!has(self.sequence) || !has(self.sequence[size(self.sequence) - 1].until)",
    message = "the last part of a sequence runs to the end: remove its until")
@ValidationRule(
    value =
        "!has(self.sequence) || self.sequence.filter(p, has(p.until)).size() == size(self.sequence) - 1",
    message = "every part of a sequence but the last needs until")
@ValidationRule(
    value = "!has(self.scales) || self.scales.all(s, s > 0.0)",
    fieldPath = ".scales",
    message = "write factors above 0, such as [0.1, 0.5, 1, 5, 10]")
@ValidationRule(
    value = "!has(self.learningRateFree) || !has(self.floor)",
    fieldPath = ".floor",
    message = "remove it: the optimizer finds its own rate")
@ValidationRule(
    value =
        "!has(self.learningRateFree) || !has(self.warmup) || self.learningRateFree.type in ['prodigy', 'dAdaptAdam', 'dAdaptSgd']",
    fieldPath = ".warmup",
    message =
        "a warm-up goes with prodigy, dAdaptAdam and dAdaptSgd; for the schedule-free optimizers write learningRateFree.warmupSteps")
public record PolicySpec(
    @JsonPropertyDescription(
            "Name of the policy in the ranking: lower-case letters, digits and dashes.")
        @Required
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @Size(min = 1, max = 63)
        String name,
    @JsonPropertyDescription("A policy of LRBench's vocabulary.") LrbenchBlock lrbench,
    @JsonPropertyDescription("A policy of Hugging Face's vocabulary.") HuggingFaceBlock huggingface,
    @JsonPropertyDescription("A policy of PyTorch's vocabulary.") TorchBlock torch,
    @JsonPropertyDescription("A policy of timm's vocabulary.") TimmBlock timm,
    @JsonPropertyDescription("A policy of Keras' vocabulary.") KerasBlock keras,
    @JsonPropertyDescription("A policy of DeepSpeed's vocabulary.") DeepspeedBlock deepspeed,
    @JsonPropertyDescription("Blocks in order; t restarts at 0 in each.") @Size(min = 1, max = 16)
        List<SequencePart> sequence,
    @JsonPropertyDescription("The first base rate times the factor of every block.")
        @Size(min = 1, max = 8)
        List<PlainBlock> chained,
    @JsonPropertyDescription("A policy that follows the held-out metric.") PlateauBlock plateau,
    @JsonPropertyDescription("An optimizer that finds its own step size.")
        LearningRateFreeBlock learningRateFree,
    @JsonPropertyDescription("A probe for learning rates, never ranked.") RangeTestBlock rangeTest,
    @JsonPropertyDescription("A warm-up in front of the block.") WarmupSpec warmup,
    @JsonPropertyDescription("Lowest learning rate; applied last.") @Min(0) Double floor,
    @JsonPropertyDescription(
            "Arguments of the policy's one block with the values each takes: one policy for every combination.")
        Map<String, List<Double>> grid,
    @JsonPropertyDescription(
            "Factors of all its rates, such as [0.1, 0.5, 1, 5, 10]: one policy for each, to see how robust it is. The floor is not scaled.")
        @Size(min = 1, max = 32)
        List<Double> scales)
    implements PlainBlocks {}
