package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.policy.LrPolicy;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Optimizers that find their own step size against their packages in float64. */
@Tag("golden")
class LearningRateFreeQuadraticIT {
  private static final double LIMIT = 1e-10;
  private static final int UPDATES = 200;
  private static final int TENSORS = 3;

  static Stream<LearningRateFreeCase> cases() throws IOException {
    return LearningRateFreeCase.of("quadratic", UPDATES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyUpdateEqualsThePackage(LearningRateFreeCase golden) throws IOException {
    QuadraticProblem problem =
        new QuadraticProblem(LearningRateFreeCase.index().at("/problems/quadratic"));
    OptimizerSettings settings = golden.settings();
    LrPolicy policy = golden.policy();
    List<CsvRow> rows = golden.rows();
    double deviation = 0;
    try (QuadraticRun run = new QuadraticRun(problem.start(), settings, lists(golden))) {
      for (int t = 0; t < UPDATES; t++) {
        CsvRow row = rows.get(t);
        double[] w = run.weights();
        double[] gradient = problem.gradient(w, t);
        deviation = Math.max(deviation, Math.abs(problem.value(w, t) - row.get("loss")));
        deviation = Math.max(deviation, Math.abs(norm(gradient) - row.get("grad_norm")));
        if (settings.kind().averages()) {
          double[] x = t == 0 ? w : run.averages();
          deviation = Math.max(deviation, Math.abs(problem.value(x, t) - row.get("eval_loss")));
          assertThat(run.weights()).as("weights put back").isEqualTo(w);
        }
        double rate = run.step(gradient, policy.learningRate(t, List.of()), t + 1);
        deviation = Math.max(deviation, relative(rate, row.get("effective_lr")));
        if (row.cells().containsKey("d")) {
          double d = t + 1 < UPDATES ? rows.get(t + 1).get("d") : end(golden, "d").orElseThrow();
          deviation = Math.max(deviation, relative(run.scalar("estimate"), d));
        }
      }
      deviation = Math.max(deviation, atTheEnd(golden, run, problem));
    }
    GoldenTable.of("lrfree").row(golden.file(), "float64 trajectory", deviation, LIMIT);
    assertThat(deviation).isLessThan(LIMIT);
    assertThat(rows).hasSize(UPDATES);
  }

  private static double atTheEnd(
      LearningRateFreeCase golden, QuadraticRun run, QuadraticProblem problem) {
    double[] result = golden.settings().kind().averages() ? run.averages() : run.weights();
    double deviation = Math.abs(problem.value(result, -1) - end(golden, "value").orElseThrow());
    JsonNode weights = golden.golden().at("/final/weights");
    for (int i = 0; i < result.length; i++) {
      deviation = Math.max(deviation, Math.abs(result[i] - weights.get(i).asDouble()));
    }
    Map<String, String> scalars = Map.of("weight_sum", "weights", "g0_norm", "first", "lr", "rate");
    for (Map.Entry<String, String> scalar : scalars.entrySet()) {
      Optional<Double> expected = end(golden, scalar.getKey());
      if (expected.isPresent()) {
        deviation = Math.max(deviation, relative(run.scalar(scalar.getValue()), expected.get()));
      }
    }
    return deviation;
  }

  private static Optional<Double> end(LearningRateFreeCase golden, String name) {
    JsonNode value = golden.golden().at("/final/" + name);
    return value.isNumber() ? Optional.of(value.asDouble()) : Optional.empty();
  }

  private static Map<String, Object> lists(LearningRateFreeCase golden) {
    List<Double> rates = golden.each(TENSORS, "lr", 1);
    double base = golden.golden().at("/arguments/lr").asDouble();
    List<Double> layers = golden.each(TENSORS, "layer_scale", 1);
    List<Double> scale =
        golden.golden().path("groups").path(0).has("layer_scale")
            ? layers
            : rates.stream().map(rate -> rate / base).toList();
    return Map.of(
        "decay", text(golden.each(TENSORS, "weight_decay", 0)),
        "scale", text(scale),
        "group", "0, 1, 2",
        "warmupSteps",
            text(golden.each(TENSORS, "warmup_steps", 0).stream().map(Double::longValue).toList()));
  }

  private static String text(List<?> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }

  private static double relative(double value, double expected) {
    return Math.abs(value - expected) / (expected == 0 ? 1 : Math.abs(expected));
  }
}
