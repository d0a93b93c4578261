package io.lrbench.trainer.task;

import java.util.List;

/**
 * A question as the model sees it.
 *
 * @param right index of the right choice
 */
record EncodedQuestion(List<Choice> choices, int right) {
  EncodedQuestion {
    choices = List.copyOf(choices);
  }
}
