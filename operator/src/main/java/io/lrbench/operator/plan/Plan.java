package io.lrbench.operator.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PolicySpec;
import io.lrbench.vocabulary.Grids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All trials of a benchmark, in manifest order, then seeds. Two policies of the same content share
 * their trials' hashes, and so their results.
 *
 * @param policies expanded
 * @param trials every policy with every seed
 */
public record Plan(List<PolicySpec> policies, List<Trial> trials) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Plan {
    policies = List.copyOf(policies);
    trials = List.copyOf(trials);
  }

  /** The plan of a spec that has passed admission. */
  public static Plan of(LRBenchmarkSpec spec) {
    List<PolicySpec> policies = Grids.expand(spec.policies());
    List<Trial> trials = new ArrayList<>();
    for (PolicySpec policy : policies) {
      for (long seed : spec.seeds()) {
        trials.add(new Trial(hash(spec, policy, seed), policy, seed));
      }
    }
    return new Plan(policies, trials);
  }

  /** The trials of distinct content, each once, in order. */
  public List<Trial> distinctTrials() {
    Map<String, Trial> byHash = new LinkedHashMap<>();
    trials.forEach(trial -> byHash.putIfAbsent(trial.hash(), trial));
    return List.copyOf(byHash.values());
  }

  private static String hash(LRBenchmarkSpec spec, PolicySpec policy, long seed) {
    ObjectNode unnamed = JSON.valueToTree(policy);
    unnamed.remove("name");
    Map<String, Object> content = new HashMap<>();
    content.put("model", spec.model());
    content.put("dataset", spec.dataset());
    content.put("training", spec.training());
    content.put("evaluation", spec.evaluation());
    content.put("objective", spec.objective());
    content.put("policy", JSON.convertValue(unnamed, Map.class));
    content.put("seed", seed);
    return ContentHash.of(content);
  }
}
