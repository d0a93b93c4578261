package io.lrbench.trainer.task;

import io.lrbench.trainer.model.TrainableModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Questions ready to be asked; any thread may ask them.
 *
 * @param name the metric's
 * @param questions at least one
 */
record Task(String name, TaskScore metric, List<EncodedQuestion> questions) {
  Task {
    questions = List.copyOf(questions);
  }

  /** The share of questions a model is right about; empty if it weighs with no numbers. */
  OptionalDouble score(TrainableModel model) {
    int right = 0;
    List<List<Float>> weighed = logLikelihoods(model);
    for (int i = 0; i < questions.size(); i++) {
      EncodedQuestion question = questions.get(i);
      if (weighed.get(i).stream().anyMatch(value -> value.isNaN())) {
        return OptionalDouble.empty();
      }
      right += metric.predicted(question.choices(), weighed.get(i)) == question.right() ? 1 : 0;
    }
    return OptionalDouble.of((double) right / questions.size());
  }

  /** Sums of log-probabilities in nats, for every choice of every question. */
  List<List<Float>> logLikelihoods(TrainableModel model) {
    List<Choice> choices =
        questions.stream().flatMap(question -> question.choices().stream()).toList();
    Float[] sums = new Float[choices.size()];
    for (ChoiceBatch batch : ChoiceBatch.of(choices)) {
      float[] answers = model.logLikelihoods(batch.continuations());
      for (int i = 0; i < answers.length; i++) {
        sums[batch.which().get(i)] = answers[i];
      }
    }
    List<List<Float>> byQuestion = new ArrayList<>();
    int from = 0;
    for (EncodedQuestion question : questions) {
      int to = from + question.choices().size();
      byQuestion.add(Arrays.asList(sums).subList(from, to));
      from = to;
    }
    return byQuestion;
  }
}
