package io.lrbench.operator.cli.preview;

import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.Policies;
import java.util.List;

/**
 * One policy's learning rates over a trial.
 *
 * @param policy the expanded policy's name
 * @param rates the rate of each update
 * @param metricDriven whether training may change them; then these are the base rates
 */
public record Schedule(String policy, double[] rates, boolean metricDriven) {

  /** Resolves an expanded policy and reads its rate at every update. */
  public static Schedule of(PolicySpec policy, Horizon horizon) {
    LrPolicy formula = Policies.resolve(policy, horizon);
    double[] rates = new double[Math.toIntExact(horizon.updates())];
    for (int update = 0; update < rates.length; update++) {
      rates[update] = formula.learningRate(update, List.of());
    }
    return new Schedule(policy.name(), rates, formula.metricDriven());
  }
}
