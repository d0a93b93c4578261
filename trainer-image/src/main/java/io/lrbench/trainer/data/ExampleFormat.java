package io.lrbench.trainer.data;

/** What an example is made of. */
public sealed interface ExampleFormat {
  /**
   * A stream, or a text a row.
   *
   * @param column holds the text where the file has rows
   */
  record Text(String column) implements ExampleFormat {}

  /** Columns for Alpaca's templates; the input's may be absent or empty. */
  record Instructions(String instruction, String input, String output) implements ExampleFormat {}

  /** Jinja templates over a row's columns; the completion is learned. */
  record Prompt(String prompt, String completion) implements ExampleFormat {}

  /**
   * Conversations, rendered by the tokenizer's chat template.
   *
   * @param column holds the list of messages; empty for messages or conversations
   */
  record Chat(String column) implements ExampleFormat {}
}
