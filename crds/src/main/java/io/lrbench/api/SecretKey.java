package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A key of a Secret in the benchmark's namespace. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretKey(
    @JsonPropertyDescription("Name of the Secret.") @Required @Size(min = 1, max = 253) String name,
    @JsonPropertyDescription("Key within the Secret.") @Required @Size(min = 1, max = 253)
        String key) {}
