package io.lrbench.trainer.task;

import io.lrbench.trainer.data.PythonText;
import java.util.List;

/**
 * OpenBookQA (arXiv 1809.02789), allenai/openbookqa; lm_eval/tasks/openbookqa/openbookqa.yaml,
 * version 1.0: the question's stem alone is the prompt.
 */
final class OpenBookQaRow {
  private OpenBookQaRow() {}

  static Question question(Fields fields) {
    List<String> choices = fields.strings("choices", "text");
    String key = PythonText.stripLeading(fields.text("answerKey"));
    return new Question(
        fields.text("question_stem"),
        choices,
        fields.labelled(key, fields.strings("choices", "label"), choices));
  }
}
