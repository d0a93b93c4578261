package io.lrbench.trainer.task;

import java.util.ArrayList;
import java.util.List;

/** Columns question, choices (in tables choice0, choice1, ...) and answer, an index from 0. */
final class PlainRow {
  private PlainRow() {}

  static Question question(Fields fields) {
    List<String> choices = choices(fields);
    return new Question(prompt(fields.text("question")), choices, fields.index("answer", choices));
  }

  static String prompt(String question) {
    return "Question: " + question + "\nAnswer:";
  }

  private static List<String> choices(Fields fields) {
    List<String> choices = new ArrayList<>();
    for (int i = 0; fields.has("choice" + i); i++) {
      choices.add(fields.text("choice" + i));
    }
    return choices.size() < 2 ? fields.strings("choices") : choices;
  }
}
