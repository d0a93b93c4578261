package io.lrbench.api;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them, such as 500m, 2 or 16Gi; the API refuses others. */
public final class Quantities {
  /** Cores, such as 4 or 500m. */
  public static final String CPU = "^[0-9]+([.][0-9]+)?m?$";

  /** Bytes, such as 16Gi. */
  public static final String MEMORY = "^[0-9]+([.][0-9]+)?(k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$";

  /** The longest of them that makes sense; a longer one would only be slow to compute with. */
  public static final int LONGEST = 32;

  /** What to write where memory is none of these. */
  public static final String MEMORY_REMEDY = "write bytes with a unit, such as 16Gi";

  /** What to write where cores are none of these. */
  public static final String CPU_REMEDY = "write cores, such as 4 or 500m";

  private static final Pattern ANY =
      Pattern.compile(
          "[+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]{1,2})?");

  private Quantities() {}

  /**
   * Bytes of an amount of memory; {@link Long#MAX_VALUE} for more than that.
   *
   * @param text one of {@link #MEMORY}
   */
  public static long bytes(String text) {
    return Quantity.getAmountInBytes(Quantity.parse(text))
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValue();
  }

  /** Whether a pod may ask for that much: a quantity of 0 or more. */
  public static boolean isOne(String text) {
    return text.length() <= LONGEST && ANY.matcher(text).matches();
  }
}
