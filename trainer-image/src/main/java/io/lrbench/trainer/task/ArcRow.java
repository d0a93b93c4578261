package io.lrbench.trainer.task;

import java.util.List;

/** ARC (arXiv 1803.05457), allenai/ai2_arc; lm_eval/tasks/arc/arc_easy.yaml, version 1.0. */
final class ArcRow {
  private ArcRow() {}

  static Question question(Fields fields) {
    List<String> choices = fields.strings("choices", "text");
    int right =
        fields.labelled(fields.text("answerKey"), fields.strings("choices", "label"), choices);
    return new Question(PlainRow.prompt(fields.text("question")), choices, right);
  }
}
