package io.lrbench.operator.cli;

import io.lrbench.operator.cli.progress.LiveView;
import io.lrbench.operator.cli.progress.PlainView;
import io.lrbench.operator.cli.progress.Snapshot;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;

/** Standard error while a run lasts: redrawn in place on a terminal, else a line an event. */
final class Screen {
  private static final int HEIGHT = 20;
  private static final String CLEAR_LINE = "\r\u001b[2K";
  private static final String CLEAR_BELOW = "\u001b[J";
  private static final String UP = "\u001b[%dA";

  private final PrintStream out;
  private final OptionalInt columns;
  private Snapshot shown;
  private List<String> drawn = List.of();

  /**
   * @param columns width of the terminal; empty where the stream goes elsewhere
   */
  Screen(PrintStream out, OptionalInt columns) {
    this.out = out;
    this.columns = columns;
  }

  /** A line above whatever is drawn from now on. */
  void say(String line) {
    drawn = List.of();
    out.println(line);
    out.flush();
  }

  void show(Snapshot now) {
    if (columns.isPresent()) {
      redraw(LiveView.lines(now, columns.getAsInt(), HEIGHT));
    } else {
      PlainView.lines(shown == null ? now.beforehand() : shown, now).forEach(out::println);
    }
    shown = now;
    out.flush();
  }

  private void redraw(List<String> lines) {
    if (lines.equals(drawn)) {
      return;
    }
    StringBuilder text = new StringBuilder();
    if (!drawn.isEmpty()) {
      text.append(String.format(UP, drawn.size()));
    }
    for (String line : lines) {
      text.append(CLEAR_LINE).append(line).append('\n');
    }
    out.print(text.append(CLEAR_BELOW));
    drawn = lines;
  }
}
