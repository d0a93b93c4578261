package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A multiple-choice evaluation task. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!(self.name in ['accuracy', 'perplexity', 'top5'])",
    fieldPath = ".name",
    message = "write another name: a metric has this one")
@ValidationRule(
    value = "self.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
    fieldPath = ".name",
    message = "write small letters, digits and hyphens within them, such as arc-easy")
@ValidationRule(
    value = "!has(self.shotsUri) || self.shots > 0",
    fieldPath = ".shotsUri",
    message = "write how many solved examples in shots, or remove shotsUri")
public record TaskSpec(
    @JsonPropertyDescription("Name of the task, for objective.metric.")
        @Required
        @Size(min = 1, max = 63)
        String name,
    @JsonPropertyDescription("Where its rows lie.")
        @Required
        @Pattern(Uris.PATTERN)
        @Size(min = 6, max = 2048)
        String uri,
    @JsonPropertyDescription(
            "How its rows are read and asked: arc, boolq, hellaswag, llmAdapters, mmlu, openbookqa, plain, truthfulqaMc1, or multipleChoice for the one whose columns the rows have.")
        @Required
        TaskFormat format,
    @JsonPropertyDescription("Solved examples in front of each question.")
        @Default("0")
        @Min(0)
        @Max(100)
        Integer shots,
    @JsonPropertyDescription(
            "Where the solved examples are, as uri; the first rows are taken. Default: the training split in the folder that uri names.")
        @Pattern(Uris.PATTERN)
        @Size(min = 6, max = 2048)
        String shotsUri,
    @JsonPropertyDescription("Only the first n questions are asked. Default: all.") @Min(1)
        Long maxExamples,
    @JsonPropertyDescription("acc, or accNorm: by log-likelihood a character.") @Default("\"acc\"")
        TaskMetric metric) {}
