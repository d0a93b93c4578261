package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Adapters that training starts from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoraStart(
    @JsonPropertyDescription(
            "A folder in PEFT's layout: adapter_config.json and adapter_model.safetensors, made for this model with the rank, alpha, rsLora and targets written here.")
        @Required
        @Pattern(Uris.PATTERN)
        @Size(max = 4096)
        String uri) {}
