package io.lrbench.trainer.pretrain;

import java.util.SplittableRandom;

/** Texts of one grammar, a line each: a function of grammar, seed and number. */
final class Corpus {
  private Corpus() {}

  static String of(Grammar grammar, long seed, int texts) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < texts; i++) {
      lines.append(grammar.text(random)).append('\n');
    }
    return lines.toString();
  }
}
