package io.lrbench.operator.cli.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** A double as the shortest decimal that reads back as the same double. */
public final class Decimal {
  /** 17 significant digits always read back. */
  private static final int ENOUGH_DIGITS = 17;

  private static final int SURE_DIGITS = 15;

  private Decimal() {}

  /** For files: {@code 0.001}, {@code 1e-7}, {@code NaN}. */
  public static String exact(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal all = new BigDecimal(value);
    for (int digits = SURE_DIGITS; digits < ENOUGH_DIGITS; digits++) {
      BigDecimal candidate = all.round(new MathContext(digits));
      if (candidate.doubleValue() == value) {
        return text(candidate);
      }
    }
    return text(all.round(new MathContext(ENOUGH_DIGITS)));
  }

  /** For people: as many significant digits as asked, in the shorter of the two notations. */
  public static String rounded(double value, int digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    return value == 0 ? "0" : text(new BigDecimal(value).round(new MathContext(digits)));
  }

  private static String text(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    if (exponent >= -5 && exponent < 15) {
      return stripped.toPlainString();
    }
    BigDecimal mantissa = stripped.movePointLeft(exponent).stripTrailingZeros();
    return mantissa.toPlainString() + String.format(Locale.ROOT, "e%d", exponent);
  }
}
