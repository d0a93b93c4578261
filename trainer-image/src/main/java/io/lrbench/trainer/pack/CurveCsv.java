package io.lrbench.trainer.pack;

import io.lrbench.trainer.train.CurveRow;
import java.util.List;
import java.util.OptionalDouble;

/** A trial's curve as CSV: a row an update, an empty cell where nothing was measured. */
final class CurveCsv {
  private CurveCsv() {}

  static String of(List<CurveRow> rows) {
    StringBuilder csv = new StringBuilder("update,lr,trainLoss,evalLoss,accuracy\n");
    for (CurveRow row : rows) {
      csv.append(row.update())
          .append(',')
          .append(cell(row.learningRate()))
          .append(',')
          .append(cell(row.trainLoss()))
          .append(',')
          .append(row.evaluation().map(e -> Double.toString(e.loss())).orElse(""))
          .append(',')
          .append(row.evaluation().map(e -> cell(e.accuracy())).orElse(""))
          .append('\n');
    }
    return csv.toString();
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }
}
