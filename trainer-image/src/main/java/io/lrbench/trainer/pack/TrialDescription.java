package io.lrbench.trainer.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialResult;
import io.lrbench.trainer.train.CurveRow;
import io.lrbench.trainer.train.Evaluation;
import io.lrbench.trainer.train.TrialReport;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trial's result file, which needs no other file to be understood.
 *
 * @param trial policy and seed
 * @param pack what all trials of the pack share; without its trials
 * @param facts what was found in model and data
 * @param environment the machine and its Java
 * @param result what the termination message holds of it
 * @param curve the curve in short
 * @param weightsHash SHA-256 of the weights that it ended with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrialDescription(
    TrialConfig trial,
    PackConfig pack,
    PackFacts facts,
    Map<String, String> environment,
    TrialResult result,
    Curve curve,
    String weightsHash) {
  private static final List<String> PROPERTIES = List.of("java.version", "os.name", "os.arch");

  /**
   * A curve in short.
   *
   * @param rows of the CSV file
   * @param firstRate learning rate of update 0
   * @param largestRate of all updates
   * @param evaluations all of them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Curve(int rows, Double firstRate, Double largestRate, List<Point> evaluations) {}

  /** One evaluation. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Point(
      long update,
      double evalLoss,
      Double accuracy,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Double> metrics) {}

  static TrialDescription of(
      TrialConfig trial, PackConfig pack, PackFacts facts, TrialReport report) {
    PackConfig shared =
        new PackConfig(
            pack.version(),
            pack.model(),
            pack.dataset(),
            pack.training(),
            pack.evaluation(),
            pack.objective(),
            pack.workers(),
            null,
            null,
            List.of());
    Map<String, String> environment = new TreeMap<>();
    PROPERTIES.forEach(name -> environment.put(name, System.getProperty(name)));
    return new TrialDescription(
        trial,
        shared,
        facts,
        environment,
        report.result(),
        summary(report.curve()),
        report.weightsHash());
  }

  private static Curve summary(List<CurveRow> rows) {
    List<Double> rates = rows.stream().flatMap(row -> row.learningRate().stream().boxed()).toList();
    return new Curve(
        rows.size(),
        rates.isEmpty() ? null : rates.get(0),
        rates.stream().max(Double::compare).orElse(null),
        rows.stream()
            .flatMap(row -> row.evaluation().stream())
            .map(TrialDescription::point)
            .toList());
  }

  private static Point point(Evaluation evaluation) {
    Double accuracy =
        evaluation.accuracy().isPresent() ? evaluation.accuracy().getAsDouble() : null;
    return new Point(evaluation.update(), evaluation.loss(), accuracy, evaluation.metrics());
  }
}
