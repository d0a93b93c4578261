package io.lrbench.operator.cli.preview;

import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.InvalidPolicyException;
import io.lrbench.vocabulary.Policies;
import java.util.List;
import java.util.Optional;

/**
 * One policy's learning rates over a trial.
 *
 * @param policy the expanded policy's name
 * @param formula its rate at every update
 * @param updates of the trial
 */
public record Schedule(String policy, LrPolicy formula, long updates) {

  /**
   * Resolves an expanded policy.
   *
   * @throws InvalidPolicyException the policy does not fit the trial, or leaves the legal rates
   */
  public static Schedule of(PolicySpec policy, Horizon horizon) {
    LrPolicy formula = Policies.resolve(policy, horizon);
    Optional<InvalidPolicyException> problem = Policies.outOfRange(formula, horizon.updates());
    if (problem.isPresent()) {
      throw problem.get();
    }
    return new Schedule(policy.name(), formula, horizon.updates());
  }

  /** The rate of an update; the base rate where training may change it. */
  double rate(long update) {
    return formula.learningRate(update, List.of());
  }

  /** Whether training may change the rates; then these are the base rates. */
  boolean metricDriven() {
    return formula.metricDriven();
  }

  /** Whether an optimizer multiplies the rates by what it finds; then these are its factors. */
  boolean optimizerDriven() {
    return formula.optimizerDriven();
  }

  /** At most {@code most} rates, evenly over the trial. */
  double[] sample(int most) {
    int count = (int) Math.max(1, Math.min(most, updates));
    double[] rates = new double[count];
    for (int i = 0; i < count; i++) {
      rates[i] = rate(count == 1 ? 0 : i * (updates - 1) / (count - 1));
    }
    return rates;
  }
}
