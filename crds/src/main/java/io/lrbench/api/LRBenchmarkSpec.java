package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;

/** What to benchmark: model, data, training, policies and seeds. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.model.builtin) || self.training.method == 'full'",
    fieldPath = ".training.method",
    message = "a built-in model trains every weight: write training.method: full")
@ValidationRule(
    value =
        "!has(self.model.builtin) || !has(self.training.precision) || self.training.precision == 'fp32'",
    fieldPath = ".training.precision",
    message = "a built-in model computes in fp32: write training.precision: fp32")
@ValidationRule(
    value =
        "!has(self.model.builtin) || !has(self.training.activationCheckpointing) || !self.training.activationCheckpointing",
    fieldPath = ".training.activationCheckpointing",
    message =
        "a built-in model keeps its activations: remove training.activationCheckpointing, or lower training.batchSize")
@ValidationRule(
    value = "has(self.model.builtin) == (self.dataset.format in ['idx', 'cifar', 'images'])",
    fieldPath = ".dataset.format",
    message =
        "a built-in model needs dataset.format idx, cifar or images; a language model needs text, instructions or chat")
@ValidationRule(
    value =
        "!has(self.evaluation) || !has(self.evaluation.dataset) || has(self.model.builtin) == (self.evaluation.dataset.format in ['idx', 'cifar', 'images'])",
    message =
        "a built-in model needs evaluation.dataset.format idx, cifar or images; a language model needs text, instructions or chat")
@ValidationRule(
    value = "!has(self.dataset.holdout) || !has(self.evaluation) || !has(self.evaluation.dataset)",
    fieldPath = ".dataset.holdout",
    message = "evaluation.dataset is held out: remove dataset.holdout or evaluation.dataset")
@ValidationRule(
    value =
        "!has(self.objective) || !has(self.objective.metric) || self.objective.metric in ['evalLoss', 'perplexity', 'trainLoss', 'lossDifference', 'accuracy', 'top5', 'AC', 'CV', 'CDAC'] || (has(self.evaluation) && has(self.evaluation.tasks) && self.evaluation.tasks.exists(t, t.name == self.objective.metric))",
    fieldPath = ".objective.metric",
    message =
        "write evalLoss, perplexity, trainLoss, lossDifference, the name of a task, or for a built-in model accuracy, top5, AC, CV or CDAC")
@ValidationRule(
    value =
        "!has(self.objective) || !has(self.objective.metric) || !(self.objective.metric in ['accuracy', 'top5', 'AC', 'CV', 'CDAC']) || has(self.model.builtin)",
    fieldPath = ".objective.metric",
    message =
        "write evalLoss, perplexity or the name of a task: accuracy, top5, AC, CV and CDAC are of classifiers")
@ValidationRule(
    value =
        "!has(self.objective) || !has(self.objective.target) || self.objective.target >= 0.0 || (has(self.objective.metric) && self.objective.metric == 'lossDifference')",
    fieldPath = ".objective.target",
    message = "write 0 or more: of all metrics only lossDifference is below 0")
@ValidationRule(
    value =
        "!has(self.objective) || !has(self.objective.target) || self.objective.target <= 1.0 || (has(self.objective.metric) ? self.objective.metric in ['evalLoss', 'perplexity', 'trainLoss', 'lossDifference'] : !has(self.model.builtin))",
    fieldPath = ".objective.target",
    message =
        "an accuracy, a confidence and a task's score are shares of 1: write a target from 0 to 1, such as 0.9")
@ValidationRule(
    value =
        "!has(self.evaluation) || !has(self.evaluation.tasks) || size(self.evaluation.tasks) == 0 || !has(self.model.builtin)",
    fieldPath = ".evaluation.tasks",
    message = "only language models are asked questions: remove the tasks of a built-in model")
@ValidationRule(
    value =
        UsedOptimizers.NONE_GIVEN
            + " || self.training.optimizer.type == 'adamw' || "
            + UsedOptimizers.SCHEDULED,
    fieldPath = ".training.optimizer.type",
    message = "remove it: every policy is learningRateFree and names its own optimizer")
@ValidationRule(
    value =
        UsedOptimizers.NONE_GIVEN
            + " || self.training.optimizer.momentum == 0.0 || "
            + UsedOptimizers.WITH_MOMENTUM,
    fieldPath = ".training.optimizer.momentum",
    message =
        "momentum belongs to sgd, dAdaptSgd and scheduleFreeSgd, and no policy is trained with one of them: remove it; for the others write betas")
@ValidationRule(
    value =
        UsedOptimizers.NONE_GIVEN
            + " || !self.training.optimizer.nesterov || "
            + UsedOptimizers.SGD,
    fieldPath = ".training.optimizer.nesterov",
    message = "nesterov belongs to sgd: remove it; for adam and adamw write betas")
@ValidationRule(
    value =
        UsedOptimizers.NONE_GIVEN
            + " || self.training.optimizer.betas == [0.9, 0.999] || "
            + UsedOptimizers.WITH_TWO_MOMENTS,
    fieldPath = ".training.optimizer.betas",
    message =
        "betas belong to adam, adamw, prodigy, dAdaptAdam, scheduleFreeAdamw and hypergradientAdam, and no policy is trained with one of them: remove them; for sgd write momentum")
@ValidationRule(
    value =
        UsedOptimizers.NONE_GIVEN
            + " || self.training.optimizer.epsilon == 1.0e-8 || "
            + UsedOptimizers.WITH_TWO_MOMENTS,
    fieldPath = ".training.optimizer.epsilon",
    message =
        "epsilon belongs to adam, adamw, prodigy, dAdaptAdam, scheduleFreeAdamw and hypergradientAdam, and no policy is trained with one of them: remove it")
public record LRBenchmarkSpec(
    @JsonPropertyDescription(
            "Nothing new starts, and active Jobs are suspended, so that their GPUs are free; finished trials keep their results.")
        @Default("false")
        Boolean suspend,
    @JsonPropertyDescription("The network to train.") @Required ModelSpec model,
    @JsonPropertyDescription("The training data.") @Required DatasetSpec dataset,
    @JsonPropertyDescription("How one trial trains.") @Required TrainingSpec training,
    @JsonPropertyDescription(
            "The learning-rate policies that are compared; appending one extends the benchmark.")
        @Required
        @Size(min = 1, max = 256)
        List<PolicySpec> policies,
    @JsonPropertyDescription(
            "Every policy runs every seed; a seed decides initialisation, order and dropout. Appending one extends the benchmark.")
        @Required
        @Size(min = 1, max = 1000)
        List<@Min(0) @Max(4294967295L) Long> seeds,
    @JsonPropertyDescription("What the ranking compares.") @Default("{}") ObjectiveSpec objective,
    @JsonPropertyDescription("When and on what a trial is evaluated.") @Default("{}")
        EvaluationSpec evaluation,
    @JsonPropertyDescription("How the trials are run.") @Default("{}") ExecutionSpec execution,
    @JsonPropertyDescription(
            "What one pod asks for. After an edit, pods that train go on; others are made anew.")
        @Default("{}")
        ResourcesSpec resources,
    @JsonPropertyDescription(
            "Merged over our pod as a strategic merge; our container is called trainer. After an"
                + " edit, pods that train go on; others are made anew.")
        @SchemaFrom(type = ObjectNode.class)
        @PreserveUnknownFields
        @JsonDeserialize(using = PodTemplates.Reader.class)
        ObjectNode podTemplate) {}
