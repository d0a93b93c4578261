package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The network to train: a Hugging Face folder or a built-in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.uri) != has(self.builtin)",
    message = "write exactly one of model.uri and model.builtin")
public record ModelSpec(
    @JsonPropertyDescription(
            "A folder in Hugging Face layout (config.json, tokenizer.json, safetensors): file: and a path, hf://owner/name[@revision][/path], s3://bucket/prefix or pvc://claim/path. Write either uri or builtin.")
        @Pattern(Uris.PATTERN)
        @Size(min = 6, max = 2048)
        String uri,
    @JsonPropertyDescription(
            "An image classifier that needs no files; every trial draws its own weights from its seed.")
        BuiltinModel builtin,
    @JsonPropertyDescription("The Hub's token for a private or gated model.")
        SecretKey tokenSecret) {}
