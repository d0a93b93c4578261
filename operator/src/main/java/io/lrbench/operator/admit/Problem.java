package io.lrbench.operator.admit;

import java.util.stream.Stream;

/**
 * One field that has to change.
 *
 * @param path where it stands: {@code spec.training.updates}
 * @param found what stands there
 * @param remedy what to write instead
 */
record Problem(String path, String found, String remedy) {
  private static final int LONGEST_FOUND = 120;

  Problem {
    if (found.length() > LONGEST_FOUND) {
      found = found.substring(0, LONGEST_FOUND) + "…";
    }
  }

  /** One problem where the rule does not hold, else none. */
  static Stream<Problem> unless(boolean holds, String path, Object found, String remedy) {
    return holds ? Stream.empty() : Stream.of(new Problem(path, String.valueOf(found), remedy));
  }

  String text() {
    return path + ": found " + found + "; " + remedy;
  }
}
