package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;

/** What to benchmark: model, data, training, policies and seeds. */
@JsonInclude(Include.NON_NULL)
public record LRBenchmarkSpec(
    Boolean suspend,
    ModelSpec model,
    DatasetSpec dataset,
    TrainingSpec training,
    List<PolicySpec> policies,
    List<Long> seeds,
    ObjectiveSpec objective,
    EvaluationSpec evaluation,
    ExecutionSpec execution,
    ResourcesSpec resources,
    @SchemaFrom(type = ObjectNode.class) @PreserveUnknownFields PodTemplateSpec podTemplate) {}
