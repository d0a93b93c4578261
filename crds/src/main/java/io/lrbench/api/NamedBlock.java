package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A named plain block, for plateau type change. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = PlainBlocks.COUNT + " == 1",
    message = "write exactly one of lrbench, huggingface, torch, timm, keras and deepspeed")
public record NamedBlock(
    @JsonPropertyDescription("Name of the member.") @Required @Size(min = 1, max = 63) String name,
    @JsonPropertyDescription("A policy of LRBench's vocabulary.") LrbenchBlock lrbench,
    @JsonPropertyDescription("A policy of Hugging Face's vocabulary.") HuggingFaceBlock huggingface,
    @JsonPropertyDescription("A policy of PyTorch's vocabulary.") TorchBlock torch,
    @JsonPropertyDescription("A policy of timm's vocabulary.") TimmBlock timm,
    @JsonPropertyDescription("A policy of Keras' vocabulary.") KerasBlock keras,
    @JsonPropertyDescription("A policy of DeepSpeed's vocabulary.") DeepspeedBlock deepspeed)
    implements PlainBlocks {}
