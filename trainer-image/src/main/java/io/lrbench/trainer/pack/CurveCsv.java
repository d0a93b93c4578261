package io.lrbench.trainer.pack;

import io.lrbench.trainer.train.CurveRow;
import io.lrbench.trainer.train.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/** A trial's curve as CSV: a row an update, an empty cell where nothing was measured. */
final class CurveCsv {
  private static final List<String> COLUMNS =
      List.of("update", "lr", "trainLoss", "evalLoss", "accuracy");

  private CurveCsv() {}

  /** Metrics that have no column of their own follow by name. */
  static String of(List<CurveRow> rows) {
    SortedSet<String> metrics = new TreeSet<>();
    rows.forEach(row -> row.evaluation().ifPresent(e -> metrics.addAll(e.metrics().keySet())));
    List<String> header = new ArrayList<>(COLUMNS);
    header.addAll(metrics);
    StringBuilder csv = new StringBuilder(String.join(",", header)).append('\n');
    rows.forEach(row -> csv.append(String.join(",", cells(row, metrics))).append('\n'));
    return csv.toString();
  }

  private static List<String> cells(CurveRow row, SortedSet<String> metrics) {
    Optional<Evaluation> evaluation = row.evaluation();
    List<String> cells = new ArrayList<>();
    cells.add(Long.toString(row.update()));
    cells.add(cell(row.learningRate()));
    cells.add(cell(row.trainLoss()));
    cells.add(evaluation.map(e -> Double.toString(e.loss())).orElse(""));
    cells.add(evaluation.map(e -> cell(e.accuracy())).orElse(""));
    for (String metric : metrics) {
      cells.add(evaluation.map(e -> e.metrics().get(metric)).map(Object::toString).orElse(""));
    }
    return cells;
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
