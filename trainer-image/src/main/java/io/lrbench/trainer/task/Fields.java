package io.lrbench.trainer.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a question's row, checked. */
record Fields(Row row) {
  boolean has(String column) {
    return row.fields().hasNonNull(column);
  }

  /** The string in a column. */
  String text(String column) {
    JsonNode value = row.fields().path(column);
    if (!value.isTextual()) {
      throw wrong(column, "a string", value.isMissingNode() ? row.fields() : value);
    }
    return value.asText();
  }

  /** The strings of a list, or of the list that an object holds under a name. */
  List<String> strings(String column, String... inner) {
    JsonNode value = row.fields().path(column);
    for (String name : inner) {
      value = value.path(name);
    }
    List<String> strings = new ArrayList<>();
    value.forEach(element -> strings.add(element.isTextual() ? element.asText() : null));
    if (!value.isArray() || strings.contains(null)) {
      String path = inner.length == 0 ? column : column + "." + String.join(".", inner);
      throw wrong(path, "a list of strings", value.isMissingNode() ? row.fields() : value);
    }
    return strings;
  }

  /** A whole number, as a number or in digits; empty where the column holds something else. */
  Optional<Integer> number(String column) {
    JsonNode value = row.fields().path(column);
    if (value.isInt()) {
      return Optional.of(value.asInt());
    }
    return value.isTextual() && value.asText().matches("-?[0-9]{1,9}")
        ? Optional.of(Integer.parseInt(value.asText()))
        : Optional.empty();
  }

  Optional<Boolean> truth(String column) {
    JsonNode value = row.fields().path(column);
    return value.isBoolean() ? Optional.of(value.asBoolean()) : Optional.empty();
  }

  /** The index of the right choice, counted from 0. */
  int index(String column, List<String> choices) {
    return number(column)
        .filter(index -> index >= 0 && index < choices.size())
        .orElseThrow(
            () ->
                wrong(
                    column,
                    "the index of one of " + choices.size() + " choices, from 0",
                    row.fields().path(column)));
  }

  /** The index of the choice whose label is the key. */
  int labelled(String key, List<String> labels, List<String> choices) {
    int index = labels.indexOf(key);
    if (index < 0 || index >= choices.size()) {
      throw new InputException(
          row.place(),
          "one of the labels " + labels + " in answerKey",
          key.isEmpty() ? "nothing" : key,
          "use a split whose answers are known");
    }
    return index;
  }

  InputException wrong(String column, String expected, JsonNode found) {
    return new InputException(
        row.place(),
        expected + " in " + column,
        Row.excerpt(found),
        "use a split whose answers are known, and the format of these rows");
  }
}
