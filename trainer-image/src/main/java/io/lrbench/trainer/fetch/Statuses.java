package io.lrbench.trainer.fetch;

import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Answers that are none, as exceptions. */
final class Statuses {
  private static final int OK = 200;
  private static final int PARTIAL = 206;

  private Statuses() {}

  /**
   * Passes a good answer on.
   *
   * @param what was asked for, for messages
   * @throws StatusException the answer has no content
   */
  static Http.Answer good(String what, Http.Answer answer) throws IOException {
    if (answer.status() == OK || answer.status() == PARTIAL) {
      return answer;
    }
    answer.body().close();
    throw of(what, answer);
  }

  /** What an answer's status means. */
  static StatusException of(String what, Http.Answer answer) {
    String code = answer.header("x-error-code");
    String host = answer.uri().getHost();
    return new StatusException(
        what + ": " + host + " answers " + answer.status() + (code.isEmpty() ? "" : " " + code),
        answer.status(),
        code,
        answer.moved(),
        wait(answer.header("retry-after"), answer.header("date")));
  }

  /** Seconds, or a date, which is measured by the server's own clock. */
  static Duration wait(String retryAfter, String date) {
    try {
      if (retryAfter.matches("[0-9]{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(retryAfter));
      }
      Duration wait = Duration.between(parse(date), parse(retryAfter));
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }

  private static ZonedDateTime parse(String date) {
    return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
  }
}
