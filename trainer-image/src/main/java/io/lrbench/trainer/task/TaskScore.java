package io.lrbench.trainer.task;

import java.util.List;

/** Which choice counts as the model's. */
public enum TaskScore {
  /** The one with the largest log-likelihood. */
  ACC,
  /** The one with the largest log-likelihood a character, in code points as Python counts. */
  ACC_NORM;

  /** The index of the largest value; the first of several. */
  int predicted(List<Choice> choices, List<Float> logLikelihoods) {
    int best = 0;
    for (int i = 1; i < choices.size(); i++) {
      double value = value(choices.get(i), logLikelihoods.get(i));
      if (value > value(choices.get(best), logLikelihoods.get(best))) {
        best = i;
      }
    }
    return best;
  }

  private double value(Choice choice, double logLikelihood) {
    return this == ACC ? logLikelihood : logLikelihood / choice.characters();
  }
}
