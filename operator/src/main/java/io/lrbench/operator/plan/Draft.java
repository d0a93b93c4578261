package io.lrbench.operator.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PolicySpec;
import io.lrbench.pack.ContentHash;
import io.lrbench.vocabulary.Grids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a spec alone says of its trials: every hash that each may have. It takes the time of a plan,
 * so that a spec that stays the same is drafted once.
 *
 * @param policies expanded
 * @param trials every policy with every seed
 */
public record Draft(List<PolicySpec> policies, List<Candidate> trials) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Draft {
    policies = List.copyOf(policies);
    trials = List.copyOf(trials);
  }

  /**
   * One trial.
   *
   * @param hash of its content
   * @param exported its hash if its weights were kept
   */
  record Candidate(String hash, String exported, PolicySpec policy, long seed) {}

  /** The draft of a spec that has passed admission. */
  public static Draft of(LRBenchmarkSpec spec) {
    List<PolicySpec> policies = Grids.expand(spec.policies());
    String shared = shared(spec, JSON.valueToTree(spec.training()));
    String exporting =
        shared(spec, JSON.<ObjectNode>valueToTree(spec.training()).put("export", true));
    List<Candidate> trials = new ArrayList<>();
    for (PolicySpec policy : policies) {
      Map<?, ?> content = unnamed(policy);
      for (long seed : spec.seeds()) {
        trials.add(
            new Candidate(
                hash(shared, content, seed), hash(exporting, content, seed), policy, seed));
      }
    }
    return new Draft(policies, trials);
  }

  /**
   * The plan. A trial whose weights are not asked for is one that was run with them, where that one
   * is known and it is not: the result is the same.
   *
   * @param known hashes of trials that have a result, or are about to
   */
  public Plan plan(Set<String> known) {
    return new Plan(
        policies,
        trials.stream()
            .map(
                trial -> {
                  boolean reused = !known.contains(trial.hash) && known.contains(trial.exported);
                  return new Trial(reused ? trial.exported : trial.hash, trial.policy, trial.seed);
                })
            .toList());
  }

  /** What decides the results of all trials alike. */
  private static String shared(LRBenchmarkSpec spec, ObjectNode training) {
    Map<String, Object> content = new HashMap<>();
    content.put("model", without("tokenSecret", spec.model()));
    content.put("dataset", without("tokenSecret", spec.dataset()));
    content.put("training", without("activationCheckpointing", training));
    content.put("evaluation", spec.evaluation());
    content.put("objective", spec.objective());
    return ContentHash.of(content);
  }

  /** Who downloads it, or what is computed twice, does not change what is trained. */
  private static Map<?, ?> without(String field, Object spec) {
    ObjectNode content = JSON.valueToTree(spec);
    content.remove(field);
    return JSON.convertValue(content, Map.class);
  }

  private static Map<?, ?> unnamed(PolicySpec policy) {
    ObjectNode content = JSON.valueToTree(policy);
    content.remove("name");
    return JSON.convertValue(content, Map.class);
  }

  private static String hash(String shared, Map<?, ?> policy, long seed) {
    return ContentHash.of(Map.of("shared", shared, "policy", policy, "seed", seed));
  }
}
