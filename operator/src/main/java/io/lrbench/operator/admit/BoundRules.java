package io.lrbench.operator.admit;

import io.lrbench.api.DatasetSpec;
import io.lrbench.api.EvaluationSpec;
import io.lrbench.api.ExecutionSpec;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.Length;
import io.lrbench.api.LoraSpec;
import io.lrbench.api.OptimizerSpec;
import io.lrbench.api.TrainingSpec;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** What numbers may be; the schema bounds them too. */
final class BoundRules {
  private static final long LARGEST_SEED = 4294967295L;
  private static final int MOST_SEEDS = 1000;

  private BoundRules() {}

  static List<Problem> problems(LRBenchmarkSpec spec) {
    return Stream.of(
            training(spec.training()),
            optimizer(spec.training().optimizer()),
            lora(spec.training().lora()),
            dataset(spec.dataset()),
            evaluation(spec.evaluation()),
            execution(spec.execution()),
            seeds(spec.seeds()))
        .flatMap(stream -> stream)
        .toList();
  }

  private static Stream<Problem> training(TrainingSpec training) {
    String at = "spec.training.";
    return Stream.of(
            atLeast(1, at + "updates", training.updates()),
            atLeast(1, at + "epochs", training.epochs()),
            atLeast(1, at + "batchSize", training.batchSize()),
            atLeast(1, at + "gradientAccumulation", training.gradientAccumulation()),
            atLeast(2, at + "maxLength", training.maxLength()),
            atLeast(0, at + "maxGradNorm", training.maxGradNorm()))
        .flatMap(stream -> stream);
  }

  private static Stream<Problem> optimizer(OptimizerSpec optimizer) {
    if (optimizer == null) {
      return Stream.empty();
    }
    String at = "spec.training.optimizer.";
    List<Double> betas = optimizer.betas();
    return Stream.of(
            Problem.unless(
                betas == null
                    || (betas.size() == 2
                        && betas.stream().allMatch(beta -> beta != null && beta >= 0 && beta < 1)),
                at + "betas",
                betas,
                "write two numbers from 0 to below 1, such as [0.9, 0.999]"),
            Problem.unless(
                optimizer.epsilon() == null || optimizer.epsilon() > 0,
                at + "epsilon",
                optimizer.epsilon(),
                "write a number above 0, such as 1.0e-8"),
            atLeast(0, at + "weightDecay", optimizer.weightDecay()),
            share(at + "momentum", optimizer.momentum()))
        .flatMap(stream -> stream);
  }

  private static Stream<Problem> lora(LoraSpec lora) {
    if (lora == null) {
      return Stream.empty();
    }
    return Stream.of(
            atLeast(1, "spec.training.lora.rank", lora.rank()),
            Problem.unless(
                lora.alpha() == null || lora.alpha() > 0,
                "spec.training.lora.alpha",
                lora.alpha(),
                "write a number above 0, such as 16"),
            share("spec.training.lora.dropout", lora.dropout()),
            Problem.unless(
                lora.targets() == null || !lora.targets().isEmpty(),
                "spec.training.lora.targets",
                "[]",
                "write names of linear layers, such as [q_proj, v_proj]"))
        .flatMap(stream -> stream);
  }

  private static Stream<Problem> dataset(DatasetSpec dataset) {
    Double holdout = dataset.holdout();
    return Stream.concat(
        atLeast(1, "spec.dataset.maxExamples", dataset.maxExamples()),
        Problem.unless(
            holdout == null || (holdout > 0 && holdout < 1),
            "spec.dataset.holdout",
            holdout,
            "write a share above 0 and below 1, such as 0.1"));
  }

  private static Stream<Problem> evaluation(EvaluationSpec evaluation) {
    if (evaluation == null) {
      return Stream.empty();
    }
    return Stream.concat(
        atLeast(1, "spec.evaluation.maxExamples", evaluation.maxExamples()),
        cadence("spec.evaluation.every", evaluation.every()));
  }

  private static Stream<Problem> execution(ExecutionSpec execution) {
    return execution == null || execution.checkpoint() == null
        ? Stream.empty()
        : cadence("spec.execution.checkpoint.every", execution.checkpoint().every());
  }

  private static Stream<Problem> cadence(String path, Length every) {
    return Problem.unless(
        every == null || every.unit() != Length.Unit.UPDATES || every.amount().signum() > 0,
        path,
        every == null ? "" : every.wire(),
        "write a length of at least 1 update: 100, \"10%\" or \"1ep\"");
  }

  private static Stream<Problem> seeds(List<Long> seeds) {
    HashSet<Long> distinct = new HashSet<>();
    List<Long> repeated = seeds.stream().filter(seed -> !distinct.add(seed)).toList();
    return Stream.of(
            Problem.unless(
                seeds.size() <= MOST_SEEDS,
                "spec.seeds",
                seeds.size() + " seeds",
                "write at most " + MOST_SEEDS),
            Problem.unless(
                repeated.isEmpty(), "spec.seeds", repeated + " twice", "write each seed once"),
            Problem.unless(
                seeds.stream().allMatch(seed -> seed >= 0 && seed <= LARGEST_SEED),
                "spec.seeds",
                seeds,
                "write whole numbers from 0 to " + LARGEST_SEED))
        .flatMap(stream -> stream);
  }

  private static Stream<Problem> atLeast(long least, String path, Number value) {
    return Problem.unless(
        value == null || value.doubleValue() >= least,
        path,
        value,
        "write a number of " + least + " or more");
  }

  private static Stream<Problem> share(String path, Double value) {
    return Problem.unless(
        value == null || (value >= 0 && value < 1),
        path,
        value,
        "write a number from 0 to below 1");
  }
}
