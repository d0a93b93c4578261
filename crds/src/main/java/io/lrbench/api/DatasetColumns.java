package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** How the columns that a format reads are named in the files. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetColumns(
    @JsonPropertyDescription("Format text: the text. Default text.") @Size(min = 1, max = 256)
        String text,
    @JsonPropertyDescription(
            "Format instructions: the instruction or question. Default instruction.")
        @Size(min = 1, max = 256)
        String instruction,
    @JsonPropertyDescription(
            "Format instructions: further context, which may be absent or empty. Default input.")
        @Size(min = 1, max = 256)
        String input,
    @JsonPropertyDescription("Format instructions: the answer, which is learned. Default output.")
        @Size(min = 1, max = 256)
        String output,
    @JsonPropertyDescription(
            "Format chat: the list of messages. Default messages, else conversations.")
        @Size(min = 1, max = 256)
        String messages) {}
