package io.lrbench.trainer.task;

import io.lrbench.trainer.data.PythonText;
import java.util.List;
import java.util.stream.IntStream;

/**
 * MMLU (arXiv 2009.03300), cais/mmlu; lm_eval/tasks/mmlu/default, version 1.0: letters are the
 * choices, and solved examples are of the same subject.
 */
final class MmluRow {
  private MmluRow() {}

  static Question question(Fields fields) {
    List<String> texts = fields.strings("choices");
    List<String> letters =
        IntStream.range(0, texts.size()).mapToObj(i -> String.valueOf((char) ('A' + i))).toList();
    StringBuilder prompt = new StringBuilder(PythonText.strip(fields.text("question")));
    for (int i = 0; i < texts.size(); i++) {
      prompt.append('\n').append(letters.get(i)).append(". ").append(texts.get(i));
    }
    String subject = fields.text("subject");
    String preamble =
        "The following are multiple choice questions (with answers) about "
            + subject.replace('_', ' ')
            + ".\n\n";
    return new Question(
        subject,
        preamble,
        prompt.append("\nAnswer:").toString(),
        letters,
        fields.index("answer", letters));
  }
}
