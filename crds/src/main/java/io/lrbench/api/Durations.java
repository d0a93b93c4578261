package io.lrbench.api;

import java.time.Duration;
import java.util.regex.Matcher;

/** Durations as a manifest writes them: {@code 90m}, {@code 1h30m}, {@code 24h}. */
public final class Durations {
  /** Hours, minutes and seconds, each at most once and in this order. */
  public static final String PATTERN = "^([0-9]{1,6}h)?([0-9]{1,8}m)?([0-9]{1,10}s)?$";

  private static final java.util.regex.Pattern TEXT = java.util.regex.Pattern.compile(PATTERN);

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException it is written otherwise
   */
  public static Duration parse(String text) {
    Matcher match = TEXT.matcher(text);
    if (text.isEmpty() || !match.matches()) {
      throw new IllegalArgumentException(
          "expected a duration, found " + text + "; write hours, minutes or seconds: 90m, 1h30m");
    }
    return Duration.ofHours(part(match, 1)).plusMinutes(part(match, 2)).plusSeconds(part(match, 3));
  }

  private static long part(Matcher match, int group) {
    String part = match.group(group);
    return part == null ? 0 : Long.parseLong(part.substring(0, part.length() - 1));
  }
}
