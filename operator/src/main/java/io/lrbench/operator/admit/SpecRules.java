package io.lrbench.operator.admit;

import io.lrbench.api.DatasetFormat;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.ModelSpec;
import io.lrbench.api.OptimizerSpec;
import io.lrbench.api.OptimizerType;
import io.lrbench.api.Precision;
import io.lrbench.api.TaskSpec;
import io.lrbench.api.TrainingMethod;
import io.lrbench.api.TrainingSpec;
import io.lrbench.vocabulary.Metric;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which fields go together. */
final class SpecRules {
  private static final Set<DatasetFormat> IMAGES =
      EnumSet.of(DatasetFormat.IDX, DatasetFormat.CIFAR, DatasetFormat.IMAGES);

  private SpecRules() {}

  static List<Problem> problems(LRBenchmarkSpec spec) {
    return Stream.of(
            model(spec.model()), formats(spec), training(spec), objective(spec), target(spec))
        .flatMap(stream -> stream)
        .toList();
  }

  /** Whether the model is an image classifier. */
  static boolean classifier(LRBenchmarkSpec spec) {
    return spec.model().builtin() != null;
  }

  private static Stream<Problem> model(ModelSpec model) {
    return Problem.unless(
        (model.uri() == null) != (model.builtin() == null),
        "spec.model",
        model.uri() == null ? "neither uri nor builtin" : "both uri and builtin",
        "write exactly one of model.uri and model.builtin");
  }

  private static Stream<Problem> formats(LRBenchmarkSpec spec) {
    Stream<Problem> training = format(spec, "spec.dataset.format", spec.dataset().format());
    if (spec.evaluation() == null || spec.evaluation().dataset() == null) {
      return training;
    }
    return Stream.concat(
        training,
        format(spec, "spec.evaluation.dataset.format", spec.evaluation().dataset().format()));
  }

  private static Stream<Problem> format(LRBenchmarkSpec spec, String path, DatasetFormat format) {
    return Problem.unless(
        format != null && classifier(spec) == IMAGES.contains(format),
        path,
        format == null ? "nothing" : Wire.name(format),
        classifier(spec)
            ? "write idx, cifar or images for a built-in model"
            : "write text, instructions or chat for a language model");
  }

  private static Stream<Problem> training(LRBenchmarkSpec spec) {
    TrainingSpec training = spec.training();
    OptimizerSpec optimizer = training.optimizer();
    return Stream.of(
            Problem.unless(
                (training.epochs() == null) != (training.updates() == null),
                "spec.training",
                training.epochs() == null ? "neither epochs nor updates" : "epochs and updates",
                "write exactly one of training.epochs and training.updates"),
            Problem.unless(
                training.lora() == null || training.method() == TrainingMethod.LORA,
                "spec.training.lora",
                "method full",
                "write method: lora, or remove training.lora"),
            Problem.unless(
                !classifier(spec) || training.method() == TrainingMethod.FULL,
                "spec.training.method",
                "lora",
                "write full: a built-in model trains every weight"),
            Problem.unless(
                !classifier(spec) || training.precision() != Precision.BF16,
                "spec.training.precision",
                "bf16",
                "write fp32: a built-in model computes in nothing else"),
            Problem.unless(
                !classifier(spec) || !Boolean.TRUE.equals(training.activationCheckpointing()),
                "spec.training.activationCheckpointing",
                "true",
                "remove it: a built-in model keeps its activations"),
            Problem.unless(
                optimizer == null
                    || optimizer.type() != OptimizerType.SGD
                    || !Boolean.TRUE.equals(optimizer.nesterov())
                    || (optimizer.momentum() != null && optimizer.momentum() > 0),
                "spec.training.optimizer.nesterov",
                "true without a momentum",
                "write optimizer.momentum above 0, such as 0.9, or nesterov: false"))
        .flatMap(stream -> stream);
  }

  private static Stream<Problem> target(LRBenchmarkSpec spec) {
    Double target = spec.objective() == null ? null : spec.objective().target();
    if (target == null) {
      return Stream.empty();
    }
    String metric = spec.objective().metric();
    boolean loss =
        metric == null
            ? !classifier(spec)
            : Metric.known(false).stream().anyMatch(known -> known.wireName().equals(metric));
    boolean signed = Metric.LOSS_DIFFERENCE.wireName().equals(metric);
    return Problem.unless(
        (signed || target >= 0) && (loss || target <= 1),
        "spec.objective.target",
        target,
        loss
            ? "write a target of 0 or more"
            : "accuracies, confidences and scores of tasks are shares of 1: write a target from 0"
                + " to 1, such as 0.9");
  }

  private static Stream<Problem> objective(LRBenchmarkSpec spec) {
    String metric = spec.objective() == null ? null : spec.objective().metric();
    if (metric == null) {
      return Stream.empty();
    }
    List<String> known =
        new ArrayList<>(Metric.known(classifier(spec)).stream().map(Metric::wireName).toList());
    if (spec.evaluation() != null && spec.evaluation().tasks() != null) {
      spec.evaluation().tasks().stream().map(TaskSpec::name).forEach(known::add);
    }
    String path = "spec.objective.metric";
    if (Metric.of(metric).isPresent() && !known.contains(metric)) {
      return Stream.of(
          new Problem(
              path, metric, "write evalLoss, perplexity or a task's name for a language model"));
    }
    return Problem.unless(
        known.contains(metric), path, metric, "write one of " + String.join(", ", known));
  }
}
