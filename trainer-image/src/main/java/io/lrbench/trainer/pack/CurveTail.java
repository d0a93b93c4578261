package io.lrbench.trainer.pack;

import io.lrbench.trainer.train.Curve;
import io.lrbench.trainer.train.CurveRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is still to be told of a trial's curve. Of a long one every so many updates are told, so
 * that there are at most 20,000; evaluations and the last row always are.
 */
final class CurveTail {
  /** More than any plot shows. */
  private static final long MOST_POINTS = 20_000;

  private static final int TYPICAL_ROW = 64;

  private final Curve curve;
  private final long stride;
  private long next;

  /**
   * @param of how many updates the trial has
   */
  CurveTail(Curve curve, long of) {
    this(curve, Math.max(1, (of + MOST_POINTS - 1) / MOST_POINTS), 0);
  }

  private CurveTail(Curve curve, long stride, long next) {
    this.curve = curve;
    this.stride = stride;
    this.next = next;
  }

  /** The next rows in CSV with their header, in ASCII; empty where there are none. */
  Optional<String> chunk(int mostBytes) {
    List<CurveRow> rows = chosen(Math.max(1, mostBytes / TYPICAL_ROW));
    String csv = CurveCsv.of(rows);
    while (csv.length() > mostBytes && rows.size() > 1) {
      rows = rows.subList(0, rows.size() / 2);
      csv = CurveCsv.of(rows);
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(csv);
  }

  private List<CurveRow> chosen(int most) {
    boolean ended = curve.isEnded();
    long size = curve.size();
    List<CurveRow> rows = new ArrayList<>();
    for (long from = next; from < size; from += most) {
      for (CurveRow row : curve.from(from, most)) {
        boolean isLast = ended && row.update() == size - 1;
        if (row.update() % stride == 0 || row.evaluation().isPresent() || isLast) {
          rows.add(row);
          if (rows.size() == most) {
            return rows;
          }
        }
      }
    }
    return rows;
  }

  /** Whoever is told has everything before this update; answers whether that is news. */
  boolean moveTo(long update) {
    boolean news = update != next;
    next = Math.max(0, update);
    return news;
  }

  /** Whether nothing is left, and nothing will come. */
  boolean isDone() {
    return curve.isEnded() && next >= curve.size();
  }

  /** How many rows are held for it alone, as the trial has ended. */
  int held() {
    return curve.isEnded() ? curve.size() : 0;
  }
}
