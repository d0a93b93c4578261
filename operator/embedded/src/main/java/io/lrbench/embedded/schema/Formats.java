package io.lrbench.embedded.schema;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/** The string formats that the API server checks; others are accepted unseen. */
final class Formats {
  private static final Pattern GO_DURATION =
      Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h)(\\d.*)?");

  private Formats() {}

  static boolean accepts(String format, String text) {
    try {
      switch (format) {
        case "date-time" -> OffsetDateTime.parse(text);
        case "date" -> LocalDate.parse(text);
        case "uuid" -> UUID.fromString(text);
        case "byte" -> Base64.getDecoder().decode(text);
        case "duration" -> {
          if (!GO_DURATION.matcher(text).matches()) {
            Duration.parse(text);
          }
        }
        default -> {}
      }
      return true;
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return false;
    }
  }
}
