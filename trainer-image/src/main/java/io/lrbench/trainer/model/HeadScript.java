package io.lrbench.trainer.model;

import java.util.Map;

/**
 * How the head and the loss behind it are computed.
 *
 * @param script of both; the fused one never holds the scores of all labels, but those of some
 *     labels for some of the vocabulary, whose softmax it keeps up to date as it goes (arXiv
 *     1805.02867)
 * @param constants what the script's placeholders stand for
 */
record HeadScript(String script, Map<String, Object> constants) {
  /** Rows of one block; a matrix product gets no faster with more. */
  private static final int ROWS = 1024;

  private static final int FEWEST_ROWS = 64;

  /** Scores that are kept for the head's own gradient: 64 MiB. */
  private static final int KEPT_SCORES = 1 << 24;

  static HeadScript frozen() {
    return fused(false, ROWS);
  }

  static HeadScript trained(int vocabulary) {
    return fused(true, Math.max(FEWEST_ROWS, Math.min(ROWS, KEPT_SCORES / vocabulary)));
  }

  /** By all scores at once, whatever makes them. */
  static HeadScript direct() {
    return new HeadScript("plain_head", Map.of());
  }

  private static HeadScript fused(boolean trained, int rows) {
    return new HeadScript(
        "fused_head", Map.of("headTrained", trained ? "True" : "False", "rows", rows));
  }
}
