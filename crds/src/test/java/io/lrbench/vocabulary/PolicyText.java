package io.lrbench.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import java.util.List;

/** Policies as a manifest writes them. */
final class PolicyText {
  private static final YAMLMapper YAML = new YAMLMapper();

  private PolicyText() {}

  /** A policy of the name {@code p} from the fields of its entry. */
  static PolicySpec spec(String fields) {
    try {
      ObjectNode policy = (ObjectNode) YAML.readTree("{" + fields + "}");
      policy.put("name", "p");
      return YAML.treeToValue(policy, PolicySpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Its formula over a trial without epochs. */
  static LrPolicy over(long updates, String fields) {
    return Policies.resolve(spec(fields), new Horizon(updates, updates));
  }

  static double rate(LrPolicy policy, long update) {
    return policy.learningRate(update, List.of());
  }
}
