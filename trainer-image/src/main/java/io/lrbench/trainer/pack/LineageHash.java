package io.lrbench.trainer.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.pack.ContentHash;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.TrialConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a trial is, but for its length, its cadence of evaluation, and what changes no bit of it:
 * the hash of its configuration.
 */
final class LineageHash {
  /** Fields that trials of one lineage may differ in. */
  private static final Map<String, List<String>> LEFT_OUT =
      Map.of(
          "model", List.of("tokenSecret"),
          "dataset", List.of("tokenSecret"),
          "training", List.of("updates", "epochs", "export", "activationCheckpointing"),
          "evaluation", List.of("every"),
          "objective", List.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  private LineageHash() {}

  /** Empty for a range test: its rates are spread over its length, and its end is no result. */
  static Optional<String> of(PackConfig pack, TrialConfig trial) {
    if (trial.policy().rangeTest() != null) {
      return Optional.empty();
    }
    ObjectNode shared = JSON.valueToTree(pack);
    Map<String, Object> content = new TreeMap<>();
    LEFT_OUT.forEach(
        (section, fields) -> {
          ObjectNode kept =
              shared.get(section) instanceof ObjectNode given
                  ? given.deepCopy()
                  : JSON.createObjectNode();
          content.put(section, JSON.convertValue(kept.remove(fields), Map.class));
        });
    ObjectNode policy = JSON.valueToTree(trial.policy());
    policy.remove("name");
    content.put("policy", JSON.convertValue(policy, Map.class));
    content.put("seed", trial.seed());
    return Optional.of(ContentHash.of(content));
  }
}
