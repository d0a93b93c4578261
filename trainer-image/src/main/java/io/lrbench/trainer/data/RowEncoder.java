package io.lrbench.trainer.data;

/** Makes an example of a row. */
interface RowEncoder {
  /**
   * The row's tokens and labels, cut at the right.
   *
   * @throws io.lrbench.trainer.InputException the row lacks what the format needs
   */
  Example encode(Row row);

  /** For a format, with an open tokenizer. */
  static RowEncoder of(
      ExampleFormat format, TextEncoder encoder, Tokens tokens, EncodingLimit limit) {
    if (format instanceof ExampleFormat.Text text) {
      return row -> {
        String value = row.text(text.column());
        limit.requireRow(row.place(), value);
        return Example.allLabelled(encoder.templated(value)).cut(tokens.maxLength());
      };
    }
    if (format instanceof ExampleFormat.Chat chat) {
      return new ChatEncoder(
          chat.column(), ChatTemplate.read(tokens.model()), encoder, tokens.maxLength(), limit);
    }
    CompletionEncoder completions = new CompletionEncoder(encoder, tokens.maxLength(), limit);
    if (format instanceof ExampleFormat.Instructions columns) {
      return row ->
          completions.encode(row, AlpacaPrompt.of(row, columns), row.text(columns.output()));
    }
    ExampleFormat.Prompt templates = (ExampleFormat.Prompt) format;
    JinjaTemplate prompt = JinjaTemplate.prompt("dataset.template.prompt", templates.prompt());
    JinjaTemplate completion =
        JinjaTemplate.prompt("dataset.template.completion", templates.completion());
    return row -> completions.encode(row, prompt.render(row), completion.render(row));
  }
}
