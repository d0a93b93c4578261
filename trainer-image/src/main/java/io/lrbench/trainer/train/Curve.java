package io.lrbench.trainer.train;

import java.util.ArrayList;
import java.util.List;

/**
 * A trial's curve while it grows: one thread adds rows, others may read. Row i is that of update i.
 */
public final class Curve {
  private final List<CurveRow> rows = new ArrayList<>();
  private boolean ended;

  /** Adds the next row. */
  public synchronized void add(CurveRow row) {
    rows.add(row);
  }

  synchronized void addAll(List<CurveRow> done) {
    rows.addAll(done);
  }

  /** No row follows. */
  public synchronized void end() {
    ended = true;
  }

  /** Whether no row follows. */
  public synchronized boolean isEnded() {
    return ended;
  }

  /** How many rows there are: the next update. */
  public synchronized int size() {
    return rows.size();
  }

  /** A copy of at most so many rows from an update on. */
  public synchronized List<CurveRow> from(long update, int most) {
    int first = (int) Math.min(update, rows.size());
    return List.copyOf(rows.subList(first, (int) Math.min((long) first + most, rows.size())));
  }

  /** A copy of all rows. */
  public List<CurveRow> rows() {
    return from(0, Integer.MAX_VALUE);
  }
}
