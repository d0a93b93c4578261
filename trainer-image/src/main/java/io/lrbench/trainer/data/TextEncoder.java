package io.lrbench.trainer.data;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * A model folder's {@code tokenizer.json}.
 *
 * <p>Only the arrays that are needed are copied to the heap: the library's {@code Encoding} has
 * eight, and a heap that is too small for one of them ends the process.
 */
public final class TextEncoder implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;
  private final Path folder;
  private final long vocabulary;

  private TextEncoder(HuggingFaceTokenizer tokenizer, Path folder, long vocabulary) {
    this.tokenizer = tokenizer;
    this.folder = folder;
    this.vocabulary = vocabulary;
  }

  /**
   * @param folder holds tokenizer.json and config.json
   * @param vocabulary the model's; every id is below it
   */
  public static TextEncoder open(Path folder, long vocabulary) {
    Path file = folder.resolve("tokenizer.json");
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          file.toString(), "a tokenizer.json", "nothing", "put it beside the model's config.json");
    }
    if (!JsonFile.read(file).hasNonNull("model")) {
      throw new InputException(
          file.toString(), "a tokenizer with a field model", "none", "download the file again");
    }
    return new TextEncoder(tokenizer(file), folder, vocabulary);
  }

  private static HuggingFaceTokenizer tokenizer(Path file) {
    try {
      return HuggingFaceTokenizer.newInstance(
          file, Map.of("truncation", "false", "padding", "false"));
    } catch (EngineException e) {
      throw e;
    } catch (IOException | RuntimeException e) { // The native library throws bare ones.
      throw new InputException(
          file.toString(), "a readable tokenizer", e.getMessage(), "download the file again");
    }
  }

  /** The text's tokens without special ones. */
  public long[] plain(String text) {
    return checked(ids(text, false));
  }

  /** The text's tokens with the special ones that the tokenizer's own template adds. */
  long[] templated(String text) {
    return checked(ids(text, true));
  }

  /** Like {@link #templated}, and for each token where it stands in the text. */
  Spans spans(String text) {
    return spans(text, true);
  }

  /** Like {@link #plain}, and for each token where it stands in the text. */
  Spans plainSpans(String text) {
    return spans(text, false);
  }

  private Spans spans(String text, boolean special) {
    return encoded(
        text,
        special,
        encoding -> {
          CharSpan[] spans = TokenizersLibrary.LIB.getTokenCharSpans(encoding);
          return new Spans(
              checked(TokenizersLibrary.LIB.getTokenIds(encoding)),
              Arrays.stream(spans).mapToInt(span -> span == null ? -1 : span.getStart()).toArray(),
              Arrays.stream(spans).mapToInt(span -> span == null ? -1 : span.getEnd()).toArray());
        });
  }

  /**
   * Tokens and where they stand.
   *
   * @param starts the character each starts at; -1 for one that the tokenizer's template adds
   * @param ends behind the last character of each
   */
  record Spans(long[] ids, int[] starts, int[] ends) {}

  /** What the template puts in front of a text, such as BOS. */
  public OptionalLong beginning() {
    long[] with = ids("a", true);
    long[] without = ids("a", false);
    return with.length > without.length && with[0] != without[0]
        ? OptionalLong.of(with[0])
        : OptionalLong.empty();
  }

  /** The model's end-of-sequence token. */
  long end() {
    for (String name : List.of("config.json", "generation_config.json")) {
      Path file = folder.resolve(name);
      JsonNode eos =
          Files.exists(file) ? JsonFile.read(file).path("eos_token_id") : MissingNode.getInstance();
      JsonNode first = eos.isArray() ? eos.path(0) : eos;
      if (first.isIntegralNumber()) {
        return checked(first.asLong())[0];
      }
    }
    throw new InputException(
        folder.resolve("config.json") + ": eos_token_id",
        "the id of the end-of-sequence token",
        "nothing",
        "add it, as instructions end with it");
  }

  private long[] ids(String text, boolean special) {
    return encoded(text, special, TokenizersLibrary.LIB::getTokenIds);
  }

  private <T> T encoded(String text, boolean special, LongFunction<T> reader) {
    long encoding = TokenizersLibrary.LIB.encode(tokenizer.getHandle(), text, special);
    try {
      return reader.apply(encoding);
    } finally {
      TokenizersLibrary.LIB.deleteEncoding(encoding);
    }
  }

  private long[] checked(long... ids) {
    for (long id : ids) {
      if (id < 0 || id >= vocabulary) {
        throw new InputException(
            folder.resolve("tokenizer.json").toString(),
            "token ids below the model's vocab_size, " + vocabulary,
            "id " + id,
            "use the tokenizer that the model was trained with");
      }
    }
    return ids;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
