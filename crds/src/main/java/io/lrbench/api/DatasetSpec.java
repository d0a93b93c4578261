package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The training data and what is held out of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSpec(
    @JsonPropertyDescription(
            "Where the data lies: file: and a path of a file (text, instructions) or of a folder (idx).")
        @Required
        @Pattern(Uris.PATTERN)
        @Size(min = 6, max = 2048)
        String uri,
    @JsonPropertyDescription("How the files are read.") @Required DatasetFormat format,
    @JsonPropertyDescription(
            "Only the first n examples (blocks, rows, images) of the training split are used. Default: all.")
        @Min(1)
        Long maxExamples,
    @JsonPropertyDescription(
            "Share of the examples that is held out for evaluation where nothing else is: max(1, round(holdout x n)). Default 0.1.")
        @Min(value = 0, inclusive = false)
        @Max(value = 1, inclusive = false)
        Double holdout) {}
