package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.List;

/** When and on what a trial is evaluated. */
@JsonInclude(Include.NON_NULL)
public record EvaluationSpec(
    @SchemaFrom(type = IntOrString.class) Length every,
    Long maxExamples,
    EvaluationDataset dataset,
    List<TaskSpec> tasks) {}
