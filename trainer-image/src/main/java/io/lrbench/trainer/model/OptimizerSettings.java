package io.lrbench.trainer.model;

import java.util.List;
import java.util.Map;

/**
 * The update rule, with PyTorch's semantics or those of its published package.
 *
 * @param kind which rule
 * @param beta1 Adam's first decay; unused by SGD
 * @param beta2 Adam's second decay; unused by SGD
 * @param epsilon added to the root of the second moment; unused by SGD
 * @param weightDecay decoupled for adamw, else added to the gradient
 * @param momentum SGD's; unused by Adam
 * @param nesterov SGD's
 * @param arguments of a rule that finds its own step size: numbers and flags by their names in the
 *     manifest
 * @param groups tensors with a rate or decay of their own
 */
public record OptimizerSettings(
    Kind kind,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double momentum,
    boolean nesterov,
    Map<String, Object> arguments,
    List<ParameterGroup> groups) {
  public OptimizerSettings {
    arguments = Map.copyOf(arguments);
    groups = List.copyOf(groups);
  }

  /** A rule that takes its learning rate from the policy, the same for all tensors. */
  public OptimizerSettings(
      Kind kind,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      double momentum,
      boolean nesterov) {
    this(kind, beta1, beta2, epsilon, weightDecay, momentum, nesterov, Map.of(), List.of());
  }

  /** The rules: their script, what they remember of every tensor, and their float64 scalars. */
  public enum Kind {
    ADAMW("adamw", "m v", ""),
    ADAM("adam", "m v", ""),
    SGD("sgd", "m", ""),
    PRODIGY("prodigy", "m v s start", "estimate largest numerator made"),
    D_ADAPT_ADAM("dadapt_adam", "m v s", "estimate numerator made"),
    D_ADAPT_SGD("dadapt_sgd", "s start", "estimate first numerator"),
    SCHEDULE_FREE_ADAMW("schedule_free_adamw", "v z", "largest weights"),
    SCHEDULE_FREE_SGD("schedule_free_sgd", "z", "largest weights"),
    HYPERGRADIENT_ADAM("hypergradient_adam", "m v", "rate"),
    HYPERGRADIENT_SGD("hypergradient_sgd", "m", "rate");

    private final String script;
    private final String moments;
    private final String scalars;

    Kind(String script, String moments, String scalars) {
      this.script = script;
      this.moments = moments;
      this.scalars = scalars;
    }

    String script() {
      return script;
    }

    /** Lists with a tensor for each trained one. */
    List<String> moments() {
      return words(moments);
    }

    /** Lists with one float64 tensor. */
    List<String> scalars() {
      return words(scalars);
    }

    private static List<String> words(String text) {
      return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    /** Whether the result is an average of the steps, apart from where gradients are taken. */
    boolean averages() {
      return this == SCHEDULE_FREE_ADAMW || this == SCHEDULE_FREE_SGD;
    }

    /** Whether norm weights and biases of language models do not decay. */
    boolean sparesNorms() {
      return this == ADAMW
          || this == PRODIGY
          || this == D_ADAPT_ADAM
          || this == SCHEDULE_FREE_ADAMW;
    }

    /** Whether momentum, not beta 1, is the first moment's decay. */
    boolean heavyBall() {
      return this == SGD || this == D_ADAPT_SGD || this == SCHEDULE_FREE_SGD;
    }
  }

  /** What cycled momentum replaces: momentum for SGD, beta 1 for Adam. */
  double firstMoment() {
    return kind.heavyBall() ? momentum : beta1;
  }
}
