package io.lrbench.trainer.pack;

import io.lrbench.api.DatasetColumns;
import io.lrbench.api.DatasetFormat;
import io.lrbench.api.DatasetSpec;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.ExampleFormat;
import java.util.Objects;

/** From the manifest's format, columns and template to what an example is made of. */
final class ExampleFormats {
  private static final DatasetColumns DEFAULT = new DatasetColumns(null, null, null, null, null);

  private ExampleFormats() {}

  static ExampleFormat of(DatasetFormat format, DatasetSpec dataset) {
    DatasetColumns columns = Objects.requireNonNullElse(dataset.columns(), DEFAULT);
    return switch (format) {
      case TEXT -> new ExampleFormat.Text(name(columns.text(), "text"));
      case INSTRUCTIONS ->
          dataset.template() == null
              ? new ExampleFormat.Instructions(
                  name(columns.instruction(), "instruction"),
                  name(columns.input(), "input"),
                  name(columns.output(), "output"))
              : new ExampleFormat.Prompt(
                  dataset.template().prompt(), dataset.template().completion());
      case CHAT -> new ExampleFormat.Chat(name(columns.messages(), ""));
      case IDX, CIFAR, IMAGES ->
          throw new InputException(
              "dataset.format",
              "text, instructions or chat for a language model",
              format.toString(),
              "use one of them");
    };
  }

  private static String name(String given, String otherwise) {
    return Objects.requireNonNullElse(given, otherwise);
  }
}
