package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;

/** How one trial trains. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.epochs) != has(self.updates)",
    message = "write exactly one of training.epochs and training.updates")
@ValidationRule(
    value = "!has(self.lora) || self.method == 'lora'",
    fieldPath = ".lora",
    message = "training.lora needs method: lora")
public record TrainingSpec(
    @JsonPropertyDescription("lora trains adapters on a frozen base; full trains every weight.")
        @Required
        TrainingMethod method,
    @JsonPropertyDescription("The adapters; only with method lora.") LoraSpec lora,
    @JsonPropertyDescription("The update rule; the policy sets its learning rate.") @Default("{}")
        OptimizerSpec optimizer,
    @JsonPropertyDescription("Examples of a micro-batch.") @Default("8") @Min(1) @Max(65536)
        Integer batchSize,
    @JsonPropertyDescription(
            "Micro-batches of an update; its loss is the mean over all their labels.")
        @Default("1")
        @Min(1)
        @Max(65536)
        Integer gradientAccumulation,
    @JsonPropertyDescription("How often each example is visited. Write either epochs or updates.")
        @Min(1)
        @Max(100000)
        Long epochs,
    @JsonPropertyDescription(
            "How many optimizer updates a trial has. Write either epochs or updates.")
        @Min(1)
        @Max(100000000)
        Long updates,
    @JsonPropertyDescription("Tokens of the longest example of a language model.")
        @Default("512")
        @Min(2)
        @Max(1048576)
        Integer maxLength,
    @JsonPropertyDescription(
            "Number format of frozen weights and of the products in language models. With bf16, norms, softmax, losses, adapters and whatever is trained stay fp32; not for built-in models.")
        @Default("\"fp32\"")
        Precision precision,
    @JsonPropertyDescription(
            "Computes each layer's activations again in the backward pass instead of keeping those of all layers: less memory, a slower update, the same results. Language models only.")
        @Default("false")
        Boolean activationCheckpointing,
    @JsonPropertyDescription(
            "Global L2 norm that gradients are clipped to; 0 is off. Default: 1.0 for language models, off for classifiers.")
        @Min(0)
        Double maxGradNorm,
    @JsonPropertyDescription(
            "Whether the weights of every finished trial are kept: adapters in PEFT's layout, else model.safetensors. In weights/POLICY/seed-N of the folder of run --output; in a pod in LRBENCH_OUTPUT, by the trial's hash.")
        @Default("false")
        Boolean export) {}
