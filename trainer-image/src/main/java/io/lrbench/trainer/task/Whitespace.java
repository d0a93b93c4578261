package io.lrbench.trainer.task;

/** White space as Python's {@code str.isspace} knows it; Java's leaves out the no-break spaces. */
final class Whitespace {
  private Whitespace() {}

  static String strip(String text) {
    return stripLeading(stripTrailing(text));
  }

  static String stripLeading(String text) {
    int from = 0;
    while (from < text.length() && isSpace(text.charAt(from))) {
      from++;
    }
    return text.substring(from);
  }

  static String stripTrailing(String text) {
    int to = text.length();
    while (to > 0 && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(0, to);
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
