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
import java.util.Set;

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

  /** The plan of a spec that has passed admission, where nothing has run yet. */
  public static Plan of(LRBenchmarkSpec spec) {
    return of(spec, Set.of());
  }

  /**
   * The plan of a spec that has passed admission. A trial whose weights are not asked for is one
   * that was run with them, where that one is known and it is not: the result is the same.
   *
   * @param known hashes of trials that have a result, or are about to
   */
  public static Plan of(LRBenchmarkSpec spec, Set<String> known) {
    List<PolicySpec> policies = Grids.expand(spec.policies());
    String shared = shared(spec, JSON.valueToTree(spec.training()));
    String exporting =
        shared(spec, JSON.<ObjectNode>valueToTree(spec.training()).put("export", true));
    List<Trial> trials = new ArrayList<>();
    for (PolicySpec policy : policies) {
      Map<?, ?> content = unnamed(policy);
      for (long seed : spec.seeds()) {
        String own = hash(shared, content, seed);
        String exported = hash(exporting, content, seed);
        boolean reused = !known.contains(own) && known.contains(exported);
        trials.add(new Trial(reused ? exported : own, policy, seed));
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
