package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A held-out set of its own; its columns and template are those of the training data. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationDataset(
    @JsonPropertyDescription(
            "Where it lies, as dataset.uri; columns and template are the dataset's.")
        @Required
        @Pattern(Uris.PATTERN)
        @Size(min = 6, max = 2048)
        String uri,
    @JsonPropertyDescription("How its files are read.") @Required DatasetFormat format) {}
