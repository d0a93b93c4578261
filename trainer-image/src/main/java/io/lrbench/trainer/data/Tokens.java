package io.lrbench.trainer.data;

import java.nio.file.Path;

/**
 * How text becomes tokens.
 *
 * @param model the folder with tokenizer.json
 * @param vocabulary the model's; every id is below it
 * @param maxLength tokens of the longest example, at least 2
 * @param cache where they are kept for other processes
 */
public record Tokens(Path model, long vocabulary, int maxLength, TokenCache cache) {
  /** Tokens that are kept for nobody. */
  public Tokens(Path model, long vocabulary, int maxLength) {
    this(model, vocabulary, maxLength, TokenCache.NONE);
  }

  TextEncoder encoder() {
    return TextEncoder.open(model, vocabulary);
  }
}
