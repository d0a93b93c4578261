package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;

/** When and on what a trial is evaluated. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationSpec(
    @JsonPropertyDescription(
            "Updates between evaluations, at least 1; there is one before update 0 and one after the last, too. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        @Default("\"10%\"")
        Length every,
    @JsonPropertyDescription("Only the first n held-out examples are used. Default: all.") @Min(1)
        Long maxExamples,
    @JsonPropertyDescription(
            "Evaluates on this set instead of holding out a part of the training data.")
        EvaluationDataset dataset,
    @JsonPropertyDescription("Tasks that are scored before the first and after the last update.")
        @Size(max = 32)
        List<TaskSpec> tasks) {}
