package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;

/** One part of a sequence: a plain block and the update where it ends. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = PlainBlocks.COUNT + " == 1",
    message = "write exactly one of lrbench, huggingface, torch, timm, keras and deepspeed")
public record SequencePart(
    @JsonPropertyDescription(
            "The trial's update where this part ends, the warm-up included; left out of the last part. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length until,
    @JsonPropertyDescription("A policy of LRBench's vocabulary.") LrbenchBlock lrbench,
    @JsonPropertyDescription("A policy of Hugging Face's vocabulary.") HuggingFaceBlock huggingface,
    @JsonPropertyDescription("A policy of PyTorch's vocabulary.") TorchBlock torch,
    @JsonPropertyDescription("A policy of timm's vocabulary.") TimmBlock timm,
    @JsonPropertyDescription("A policy of Keras' vocabulary.") KerasBlock keras,
    @JsonPropertyDescription("A policy of DeepSpeed's vocabulary.") DeepspeedBlock deepspeed)
    implements PlainBlocks {}
