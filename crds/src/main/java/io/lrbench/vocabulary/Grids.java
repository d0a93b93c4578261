package io.lrbench.vocabulary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.PolicySpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Expands each policy's grid and scales into one policy a combination of their values. */
public final class Grids {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final int MOST = 1000;
  private static final int ENOUGH_DIGITS = 17;
  private static final List<String> BLOCKS =
      Stream.concat(Blocks.PLAIN.stream(), Stream.of("plateau", "learningRateFree")).toList();

  private Grids() {}

  /**
   * The policies that run, in manifest order; arguments in alphabetical order, values as listed,
   * the last argument fastest, scales faster still.
   *
   * @throws InvalidPolicyException a grid names what the block lacks, or two names collide; its
   *     path starts at {@code policies[i]}
   */
  public static List<PolicySpec> expand(List<PolicySpec> policies) {
    List<PolicySpec> expanded = new ArrayList<>();
    Map<String, Integer> owners = new HashMap<>();
    for (int i = 0; i < policies.size(); i++) {
      for (PolicySpec policy : combinations("policies[" + i + "].", policies.get(i))) {
        Integer owner = owners.putIfAbsent(policy.name(), i);
        if (owner != null) {
          throw new InvalidPolicyException(
              "policies[" + i + "].name",
              '"'
                  + policy.name()
                  + (owner == i
                      ? "\" twice"
                      : "\", which is the name of policies[" + owner + "] as well"),
              owner == i
                  ? "write each value of the grid and each scale once"
                  : "give the policy another name: every name, grids expanded, must be unique");
        }
        expanded.add(policy);
      }
    }
    return List.copyOf(expanded);
  }

  /**
   * The policies that one policy stands for: itself, or one a combination of its grid.
   *
   * @throws InvalidPolicyException the grid names what the block lacks
   */
  public static List<PolicySpec> combinations(PolicySpec policy) {
    return combinations("", policy);
  }

  /**
   * What is compared over scales: the policies of a combination's scales, in the order of the list,
   * by the name of the combination. Empty for a policy without scales.
   */
  public static Map<String, List<PolicySpec>> overScales(PolicySpec policy) {
    Map<String, List<PolicySpec>> families = new LinkedHashMap<>();
    if (policy.scales() != null) {
      gridded("", policy)
          .forEach(node -> families.put(node.get("name").asText(), scaled("", policy, node)));
    }
    return families;
  }

  static JsonNode json(PolicySpec policy) {
    return JSON.valueToTree(policy);
  }

  /** The policy with another name and another block. */
  static PolicySpec withBlock(PolicySpec policy, String name, String block, Record value) {
    ObjectNode tree = JSON.valueToTree(policy);
    tree.put("name", name);
    tree.set(block, JSON.valueToTree(value));
    return read("", tree);
  }

  private static List<PolicySpec> combinations(String path, PolicySpec policy) {
    if (policy.grid() == null && policy.scales() == null) {
      return RangeTests.members(path, policy);
    }
    return gridded(path, policy).flatMap(node -> scaled(path, policy, node).stream()).toList();
  }

  private static List<PolicySpec> scaled(String path, PolicySpec policy, ObjectNode combination) {
    return Scales.along(path, combination, policy.scales()).map(node -> read(path, node)).toList();
  }

  private static Stream<ObjectNode> gridded(String path, PolicySpec policy) {
    ObjectNode tree = JSON.valueToTree(policy);
    tree.remove("grid");
    if (policy.grid() == null) {
      return Stream.of(tree);
    }
    String block = block(path, tree);
    checkAxes(path, policy.grid());
    List<ObjectNode> combinations = List.of(tree);
    for (Map.Entry<String, List<Double>> axis : new TreeMap<>(policy.grid()).entrySet()) {
      combinations =
          combinations.stream()
              .flatMap(node -> along(node, block, axis.getKey(), axis.getValue()))
              .toList();
    }
    return combinations.stream();
  }

  private static String block(String path, ObjectNode policy) {
    return BLOCKS.stream()
        .filter(policy::has)
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidPolicyException(
                    path + "grid",
                    "a grid without a block of its own",
                    "write the grid beside one of " + String.join(", ", BLOCKS)));
  }

  private static void checkAxes(String path, Map<String, List<Double>> grid) {
    if (grid.isEmpty()) {
      throw new InvalidPolicyException(
          path + "grid", "{}", "write an argument and its values, such as {gamma: [0.9, 0.99]}");
    }
    long combinations = 1;
    for (Map.Entry<String, List<Double>> axis : grid.entrySet()) {
      List<Double> values = axis.getValue();
      if (values == null || values.isEmpty() || values.stream().anyMatch(Objects::isNull)) {
        throw new InvalidPolicyException(
            path + "grid." + axis.getKey(), String.valueOf(values), "write at least one number");
      }
      combinations *= values.size();
      if (combinations > MOST) {
        throw new InvalidPolicyException(
            path + "grid", combinations + " combinations or more", "write at most " + MOST);
      }
    }
  }

  private static Stream<ObjectNode> along(
      ObjectNode policy, String block, String argument, List<Double> values) {
    return values.stream()
        .map(
            value -> {
              BigDecimal number = shortest(value);
              ObjectNode copy = policy.deepCopy();
              copy.put(
                  "name",
                  copy.get("name").asText() + "-" + argument + "-" + number.toPlainString());
              ObjectNode arguments = (ObjectNode) copy.get(block);
              if (number.scale() <= 0 && Math.abs(value) < Long.MAX_VALUE) {
                arguments.put(argument, number.longValueExact());
              } else {
                arguments.put(argument, value);
              }
              return copy;
            });
  }

  /** The fewest digits that read back as the same number. */
  static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < ENOUGH_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(ENOUGH_DIGITS)).stripTrailingZeros();
  }

  private static PolicySpec read(String path, ObjectNode policy) {
    try {
      return JSON.treeToValue(policy, PolicySpec.class);
    } catch (JsonMappingException e) {
      String argument =
          e.getPath().isEmpty() ? "" : e.getPath().get(e.getPath().size() - 1).getFieldName();
      throw new InvalidPolicyException(
          path + "grid." + argument,
          policy.findPath(argument).toString(),
          "write only numeric arguments of the policy's block, integers where it takes integers");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always well-formed", e);
    }
  }
}
