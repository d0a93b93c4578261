package io.lrbench.trainer.fetch;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of a file as HTTP says them. */
final class Ranges {
  private static final int PARTIAL = 206;
  private static final Pattern CONTENT = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  private Ranges() {}

  /** The body of a good answer, with its place in the file. */
  static Body body(Http.Answer answer) throws IOException {
    if (answer.status() != PARTIAL) {
      return new Body(answer.body(), 0, answer.number("content-length"));
    }
    Matcher range = CONTENT.matcher(answer.header("content-range"));
    if (!range.matches()) {
      answer.body().close();
      throw new IOException(answer.uri().getHost() + " sends a part and does not say which");
    }
    return new Body(answer.body(), Long.parseLong(range.group(1)), size(range.group(2)));
  }

  private static long size(String digits) {
    return digits.equals("*") ? -1 : Long.parseLong(digits);
  }
}
