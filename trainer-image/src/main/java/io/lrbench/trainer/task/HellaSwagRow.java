package io.lrbench.trainer.task;

import io.lrbench.trainer.data.PythonText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * HellaSwag (arXiv 1905.07830), Rowan/hellaswag; lm_eval/tasks/hellaswag/utils.py, version 1.0. Its
 * brackets are left from WikiHow.
 */
final class HellaSwagRow {
  /** Python's dot leaves out the line feed only. */
  private static final Pattern BRACKETS = Pattern.compile("\\[.*?\\]", Pattern.UNIX_LINES);

  private HellaSwagRow() {}

  static Question question(Fields fields) {
    String context = fields.text("ctx_a") + " " + PythonText.capitalized(fields.text("ctx_b"));
    List<String> endings = fields.strings("endings").stream().map(HellaSwagRow::cleaned).toList();
    return new Question(
        cleaned(fields.text("activity_label") + ": " + context),
        endings,
        fields.index("label", endings));
  }

  static String cleaned(String text) {
    String titled = PythonText.strip(text).replace(" [title]", ". ");
    return BRACKETS.matcher(titled).replaceAll("").replace("  ", " ");
  }
}
