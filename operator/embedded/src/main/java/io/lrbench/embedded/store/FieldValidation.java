package io.lrbench.embedded.store;

import io.lrbench.embedded.problem.ApiProblem;

/** What to do about unknown and duplicate fields. */
public enum FieldValidation {
  STRICT,
  WARN,
  IGNORE;

  /** From the query parameter {@code fieldValidation}; nothing said is Warn. */
  public static FieldValidation parse(String text) {
    return switch (text) {
      case "Strict" -> STRICT;
      case "Warn", "" -> WARN;
      case "Ignore" -> IGNORE;
      default ->
          throw new ApiProblem(
              422,
              "Invalid",
              "fieldValidation: Unsupported value: \""
                  + text
                  + "\": supported values: \"\", \"Ignore\", \"Strict\", \"Warn\"");
    };
  }
}
