package io.lrbench.trainer.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.trainer.InputException;

/**
 * One row of a file.
 *
 * @param place the file, and where in it the row starts
 * @param fields an object: a value a column
 */
public record Row(String place, JsonNode fields) {
  private static final int LONGEST_EXCERPT = 80;

  /** The string in a column. */
  public String text(String column) {
    JsonNode value = fields.path(column);
    if (value.isTextual()) {
      return value.asText();
    }
    throw new InputException(
        place,
        "a column " + column + " with a string",
        value.isMissingNode() ? excerpt(fields) : excerpt(value),
        "name the column " + column + " or say in dataset.columns how it is named");
  }

  /** The beginning of a value as JSON. */
  public static String excerpt(JsonNode value) {
    String json = value.toString();
    return json.length() <= LONGEST_EXCERPT ? json : json.substring(0, LONGEST_EXCERPT) + "...";
  }
}
