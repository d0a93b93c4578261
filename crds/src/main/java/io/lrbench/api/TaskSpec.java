package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** A multiple-choice evaluation task. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskSpec(
    @JsonPropertyDescription("Name of the task, for objective.metric.")
        @Required
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @Size(min = 1, max = 63)
        String name,
    @JsonPropertyDescription("Where its rows lie.")
        @Required
        @Pattern(Uris.PATTERN)
        @Size(min = 6, max = 2048)
        String uri,
    @JsonPropertyDescription("How its rows are read, such as multipleChoice.")
        @Required
        @Size(min = 1, max = 63)
        String format,
    @JsonPropertyDescription("Solved examples in front of each question.")
        @Default("0")
        @Min(0)
        @Max(100)
        Integer shots,
    @JsonPropertyDescription("acc, or accNorm: by log-likelihood a character.") @Default("\"acc\"")
        TaskMetric metric) {}
