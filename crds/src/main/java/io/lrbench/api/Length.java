package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of updates, a percentage of the updates a policy lives, or epochs: {@code 30}, {@code
 * "30%"}, {@code "1.5ep"}.
 *
 * @param amount the number before the unit, zero or more
 * @param unit what the number counts
 */
public record Length(BigDecimal amount, Unit unit) {
  /** What a length counts. */
  public enum Unit {
    UPDATES,
    PERCENT,
    EPOCHS
  }

  /** Accepted text: digits, optional fraction, {@code %} or {@code ep}. */
  public static final String PATTERN = "^[0-9]+([.][0-9]+)?(%|ep)$";

  /** What may be written, for descriptions of fields. */
  public static final String FORMS =
      "A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").";

  /** Longer than any trial, and still a long: what no trial reaches need not be told apart. */
  private static final BigDecimal MOST_UPDATES = BigDecimal.valueOf(1_000_000_000_000_000L);

  /** JSON's 30.0 is an integer to the API, too; what is larger than this is not exact. */
  private static final double LARGE = 1L << 53;

  private static final Pattern TEXT = Pattern.compile("([0-9]+(?:[.][0-9]+)?)(%|ep)");

  public static Length ofUpdates(long updates) {
    return new Length(BigDecimal.valueOf(updates), Unit.UPDATES);
  }

  /** Reads an int or a string as the manifest holds it. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Length of(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      long updates = ((Number) value).longValue();
      if (updates >= 0) {
        return ofUpdates(updates);
      }
    }
    if (value instanceof Double whole && whole == Math.rint(whole) && whole >= 0 && whole < LARGE) {
      return ofUpdates(whole.longValue());
    }
    if (value instanceof String text) {
      Matcher match = TEXT.matcher(text);
      if (match.matches()) {
        return new Length(
            new BigDecimal(match.group(1)),
            match.group(2).equals("%") ? Unit.PERCENT : Unit.EPOCHS);
      }
    }
    throw new IllegalArgumentException(
        "expected a length, found "
            + value
            + "; write a count of updates (30), a percentage (\"30%\") or epochs (\"2ep\")");
  }

  /** The manifest's form: an int for updates, else text. */
  @JsonValue
  public Object wire() {
    return switch (unit) {
      case UPDATES -> amount.longValueExact();
      case PERCENT -> amount.toPlainString() + "%";
      case EPOCHS -> amount.toPlainString() + "ep";
    };
  }

  /**
   * The length in updates, rounded half up.
   *
   * @param totalUpdates what 100% means
   * @param updatesPerEpoch what 1ep means
   */
  public long updates(long totalUpdates, long updatesPerEpoch) {
    BigDecimal exact =
        switch (unit) {
          case UPDATES -> amount;
          case PERCENT -> amount.multiply(BigDecimal.valueOf(totalUpdates)).movePointLeft(2);
          case EPOCHS -> amount.multiply(BigDecimal.valueOf(updatesPerEpoch));
        };
    return exact.min(MOST_UPDATES).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
