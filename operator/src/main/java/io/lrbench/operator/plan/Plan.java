package io.lrbench.operator.plan;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PolicySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All trials of a benchmark, in manifest order, then seeds. Two policies of the same content share
 * their trials' hashes, and so their results.
 *
 * @param policies expanded
 * @param trials every policy with every seed
 */
public record Plan(List<PolicySpec> policies, List<Trial> trials) {
  public Plan {
    policies = List.copyOf(policies);
    trials = List.copyOf(trials);
  }

  /** The plan of a spec that has passed admission, where nothing has run yet. */
  public static Plan of(LRBenchmarkSpec spec) {
    return Draft.of(spec).plan(Set.of());
  }

  /** The trials of distinct content, each once, in order. */
  public List<Trial> distinctTrials() {
    Map<String, Trial> byHash = new LinkedHashMap<>();
    trials.forEach(trial -> byHash.putIfAbsent(trial.hash(), trial));
    return List.copyOf(byHash.values());
  }
}
