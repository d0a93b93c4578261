package io.lrbench.trainer.model;

/**
 * The update rule, with PyTorch's semantics.
 *
 * @param kind which rule
 * @param beta1 Adam's first decay; unused by SGD
 * @param beta2 Adam's second decay; unused by SGD
 * @param epsilon added to the root of the second moment; unused by SGD
 * @param weightDecay decoupled for adamw, else added to the gradient
 * @param momentum SGD's; unused by Adam
 * @param nesterov SGD's
 */
public record OptimizerSettings(
    Kind kind,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double momentum,
    boolean nesterov) {
  /** The rules, by the name of their script. */
  public enum Kind {
    ADAMW("adamw"),
    ADAM("adam"),
    SGD("sgd");

    private final String script;

    Kind(String script) {
      this.script = script;
    }

    String script() {
      return script;
    }
  }

  /** What cycled momentum replaces: momentum for SGD, beta 1 for Adam. */
  double firstMoment() {
    return kind == Kind.SGD ? momentum : beta1;
  }
}
