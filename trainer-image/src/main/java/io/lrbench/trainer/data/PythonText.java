package io.lrbench.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What Python's strings do otherwise than Java's: white space is what {@code str.isspace} says,
 * with the no-break spaces.
 */
public final class PythonText {
  private PythonText() {}

  public static String strip(String text) {
    return stripLeading(stripTrailing(text));
  }

  public static String stripLeading(String text) {
    int from = 0;
    while (from < text.length() && isSpace(text.charAt(from))) {
      from++;
    }
    return text.substring(from);
  }

  public static String stripTrailing(String text) {
    int to = text.length();
    while (to > 0 && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(0, to);
  }

  /** {@code split} without arguments: what stands between white space, never empty. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && !isSpace(text.charAt(i));
      if (inside && from < 0) {
        from = i;
      } else if (!inside && from >= 0) {
        words.add(text.substring(from, i));
        from = -1;
      }
    }
    return words;
  }

  /** {@code capitalize}: the first character in title case, all others in lower case. */
  public static String capitalized(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = text.offsetByCodePoints(0, 1);
    return Character.toString(Character.toTitleCase(text.codePointAt(0)))
        + text.substring(first).toLowerCase(Locale.ROOT);
  }

  /** All of them are in the basic plane. */
  private static boolean isSpace(char character) {
    return Character.getType(character) == Character.SPACE_SEPARATOR
        || switch (Character.getDirectionality(character)) {
          case Character.DIRECTIONALITY_WHITESPACE,
              Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR,
              Character.DIRECTIONALITY_SEGMENT_SEPARATOR ->
              true;
          default -> false;
        };
  }
}
