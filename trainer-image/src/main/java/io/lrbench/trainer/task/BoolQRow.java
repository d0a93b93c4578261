package io.lrbench.trainer.task;

import java.util.List;

/**
 * BoolQ (arXiv 1905.10044), of aps/super_glue with a label or of google/boolq with an answer;
 * lm_eval/tasks/super_glue/boolq/default.yaml, version 2.0.
 */
final class BoolQRow {
  private static final List<String> CHOICES = List.of("no", "yes");

  private BoolQRow() {}

  static Question question(Fields fields) {
    int right =
        fields.truth("answer").isPresent()
            ? (fields.truth("answer").get() ? 1 : 0)
            : fields.index("label", CHOICES);
    String prompt =
        fields.text("passage") + "\nQuestion: " + fields.text("question") + "?\nAnswer:";
    return new Question(prompt, CHOICES, right);
  }
}
