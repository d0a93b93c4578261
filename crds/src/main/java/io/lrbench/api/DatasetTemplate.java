package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Prompt and completion of an example, written in Jinja over a row's columns. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetTemplate(
    @JsonPropertyDescription(
            "What stands in front and is not learned, such as \"Question: {{ question }}\\nAnswer:\".")
        @Required
        @Size(min = 1, max = 16384)
        String prompt,
    @JsonPropertyDescription(
            "What is learned, such as \" {{ answer }}\"; the end-of-sequence token follows it.")
        @Required
        @Size(min = 1, max = 16384)
        String completion) {}
