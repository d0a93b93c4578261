package io.lrbench.operator.cli.text;

import java.time.Duration;
import java.util.Locale;

/** A span of time for people: {@code 0:42}, {@code 1:10:05}. */
public final class Durations {
  private Durations() {}

  public static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    long hours = seconds / 3600;
    return hours > 0
        ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
