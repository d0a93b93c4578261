package io.lrbench.vocabulary;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.PolicySpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Expands each policy's grid into one policy a combination of its values. */
public final class Grids {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> BLOCKS =
      List.of("lrbench", "huggingface", "torch", "plateau", "learningRateFree");

  private Grids() {}

  /**
   * The policies that run, in manifest order; arguments in alphabetical order, values as listed,
   * the last argument fastest.
   *
   * @throws InvalidPolicyException a grid names what the block lacks, or two names collide; its
   *     path starts at {@code policies[i]}
   */
  public static List<PolicySpec> expand(List<PolicySpec> policies) {
    List<PolicySpec> expanded = new ArrayList<>();
    Map<String, Integer> owners = new HashMap<>();
    for (int i = 0; i < policies.size(); i++) {
      for (PolicySpec policy : expand("policies[" + i + "]", policies.get(i))) {
        Integer owner = owners.putIfAbsent(policy.name(), i);
        if (owner != null) {
          throw new InvalidPolicyException(
              "policies[" + i + "].name",
              '"' + policy.name() + "\", which policies[" + owner + "] expands to as well",
              "give the policy another name");
        }
        expanded.add(policy);
      }
    }
    return List.copyOf(expanded);
  }

  private static List<PolicySpec> expand(String path, PolicySpec policy) {
    if (policy.grid() == null) {
      return List.of(policy);
    }
    ObjectNode tree = JSON.valueToTree(policy);
    tree.remove("grid");
    String block =
        block(tree)
            .orElseThrow(
                () ->
                    new InvalidPolicyException(
                        path + ".grid",
                        "a grid over a composition",
                        "write the grid beside one of " + String.join(", ", BLOCKS)));
    List<ObjectNode> combinations = List.of(tree);
    for (Map.Entry<String, List<Double>> axis : new TreeMap<>(policy.grid()).entrySet()) {
      if (axis.getValue().isEmpty()) {
        throw new InvalidPolicyException(
            path + ".grid." + axis.getKey(), "an empty list", "write at least one number");
      }
      combinations =
          combinations.stream()
              .flatMap(node -> along(node, block, axis.getKey(), axis.getValue()))
              .toList();
    }
    return combinations.stream().map(node -> read(path, node)).toList();
  }

  private static Optional<String> block(ObjectNode policy) {
    return BLOCKS.stream().filter(policy::has).findFirst();
  }

  private static Stream<ObjectNode> along(
      ObjectNode policy, String block, String argument, List<Double> values) {
    return values.stream()
        .map(
            value -> {
              BigDecimal number = new BigDecimal(Double.toString(value)).stripTrailingZeros();
              ObjectNode copy = policy.deepCopy();
              copy.put(
                  "name",
                  copy.get("name").asText() + "-" + argument + "-" + number.toPlainString());
              ObjectNode arguments = (ObjectNode) copy.get(block);
              if (number.scale() <= 0) {
                arguments.put(argument, number.longValueExact());
              } else {
                arguments.put(argument, value);
              }
              return copy;
            });
  }

  private static PolicySpec read(String path, ObjectNode policy) {
    try {
      return JSON.treeToValue(policy, PolicySpec.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new InvalidPolicyException(
          path + ".grid",
          e.getOriginalMessage(),
          "write only numeric arguments of the policy's block, integers where it takes integers");
    }
  }
}
