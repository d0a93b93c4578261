package io.lrbench.vocabulary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.Scaled;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * LRBench's robustness by LR scale: one policy for each factor of all its rates. An expanded policy
 * keeps its own factor alone, and none where it is 1, so that it shares the plain policy's trials.
 */
final class Scales {
  private static final String FIELD = "scales";
  private static final String MARK = "-x";

  private Scales() {}

  /** One policy a factor, in the order of the list; the policy itself where it has none. */
  static Stream<ObjectNode> along(String path, ObjectNode policy, List<Double> scales) {
    if (scales == null) {
      return Stream.of(policy);
    }
    check(path + FIELD, scales);
    if (policy.has("rangeTest")) {
      throw new InvalidPolicyException(
          path + FIELD, "scales of a range test", "remove them: it looks at many rates itself");
    }
    return scales.stream().map(scale -> scaled(policy, scale));
  }

  private static void check(String path, List<Double> scales) {
    boolean positive =
        scales.stream().allMatch(scale -> scale != null && scale > 0 && scale < Double.MAX_VALUE);
    if (scales.isEmpty() || !positive) {
      throw new InvalidPolicyException(
          path, scales.toString(), "write factors above 0, such as [0.1, 0.5, 1, 5, 10]");
    }
  }

  private static ObjectNode scaled(ObjectNode policy, double scale) {
    ObjectNode copy = policy.deepCopy();
    BigDecimal shown = Grids.shortest(scale);
    copy.put("name", copy.get("name").asText() + MARK + shown.toPlainString());
    copy.remove(FIELD);
    if (scale != 1) {
      copy.putArray(FIELD).add(scale);
    }
    return copy;
  }

  /** The policy with every rate multiplied by its factor. */
  static LrPolicy applied(PolicySpec policy, LrPolicy formula) {
    List<Double> scales = policy.scales();
    if (scales == null) {
      return formula;
    }
    check(FIELD, scales);
    if (scales.size() > 1) {
      throw new IllegalArgumentException(policy.name() + " has not been expanded");
    }
    return new Scaled(formula, scales.get(0));
  }
}
