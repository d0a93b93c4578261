package io.lrbench.trainer.data;

/** Alpaca's two templates (Stanford Alpaca, 2023). */
final class AlpacaPrompt {
  private static final String WITHOUT_INPUT =
      "Below is an instruction that describes a task. Write a response that appropriately completes"
          + " the request.\n\n### Instruction:\n%s\n\n### Response:\n";
  private static final String WITH_INPUT =
      "Below is an instruction that describes a task, paired with an input that provides further"
          + " context. Write a response that appropriately completes the request.\n\n"
          + "### Instruction:\n%s\n\n### Input:\n%s\n\n### Response:\n";

  private AlpacaPrompt() {}

  /** What stands in front of a row's output. */
  static String of(Row row, ExampleFormat.Instructions columns) {
    String instruction = row.text(columns.instruction());
    String input = row.fields().path(columns.input()).asText("");
    return input.isEmpty()
        ? String.format(WITHOUT_INPUT, instruction)
        : String.format(WITH_INPUT, instruction, input);
  }
}
