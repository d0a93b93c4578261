package io.lrbench.trainer.task;

import java.util.List;

/**
 * A question with its choices, as a task's prompt puts it.
 *
 * @param group solved examples in front of it are of the same one; empty where there are none
 * @param preamble what stands in front of everything, solved examples too
 * @param prompt what the choices go on with, after a space
 * @param choices at least two
 * @param right index of the right one
 */
record Question(String group, String preamble, String prompt, List<String> choices, int right) {
  private static final String ANSWER_DELIMITER = " ";
  private static final String SHOT_DELIMITER = "\n\n";

  Question {
    choices = List.copyOf(choices);
    if (choices.size() < 2 || right < 0 || right >= choices.size()) {
      throw new IllegalArgumentException(right + " of " + choices.size() + " choices");
    }
  }

  Question(String prompt, List<String> choices, int right) {
    this("", "", prompt, choices, right);
  }

  /** All that stands in front of a choice: the preamble, solved examples, the prompt. */
  String context(List<Question> solved) {
    StringBuilder context = new StringBuilder(preamble);
    for (Question shot : solved) {
      context
          .append(shot.prompt)
          .append(ANSWER_DELIMITER)
          .append(shot.choices.get(shot.right))
          .append(SHOT_DELIMITER);
    }
    return context.append(prompt).toString();
  }
}
