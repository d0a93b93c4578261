package io.lrbench.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.Length;
import io.lrbench.api.LrbenchBlock;
import io.lrbench.api.PolicySpec;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of arguments, against what the formulas do with them. */
class SignaturesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Class<? extends Record>> BLOCKS = PolicyBlocks.all();

  /** Values that more than one type takes the same way; the rest follow from the Java type. */
  private static final Map<String, Object> SAMPLES =
      Map.ofEntries(
          Map.entry("metric", "evalLoss"),
          Map.entry("thresholdMode", "abs"),
          Map.entry("annealStrategy", "linear"),
          Map.entry("warmupType", "linear"),
          Map.entry("decayType", "linear"),
          Map.entry("variant", "code"),
          Map.entry("lrEnd", 0.01),
          Map.entry("tMult", 2),
          Map.entry("tMul", 1.5),
          Map.entry("cycleMul", 1.5),
          Map.entry("maxLr", 1),
          Map.entry("updates", 50),
          Map.entry("stopFactor", 2),
          Map.entry("start", "b"),
          Map.entry("growthRate", 1.02),
          Map.entry(
              "schedule",
              Map.of("torch", Map.of("type", "CosineAnnealingLR", "lr", 1, "tMax", 10))));

  private static final String CHANGED =
      """
      [{"name": "a", "lrbench": {"type": "FIX", "k0": 0.1}},
       {"name": "b", "lrbench": {"type": "FIX", "k0": 0.01}}]""";

  record Type(String block, String name, Signature signature) {}

  static Stream<Type> types() {
    return BLOCKS.entrySet().stream()
        .flatMap(
            block ->
                Signatures.of(block.getValue()).entrySet().stream()
                    .map(type -> new Type(block.getKey(), type.getKey(), type.getValue())));
  }

  @Test
  void theTableHasEveryTypeOfEveryVocabulary() throws ReflectiveOperationException {
    for (Class<? extends Record> block : BLOCKS.values()) {
      Class<?> type = block.getMethod("type").getReturnType();
      List<String> names =
          Arrays.stream(type.getEnumConstants()).map(one -> WireNames.of((Enum<?>) one)).toList();

      assertThat(Signatures.of(block).keySet()).containsExactlyInAnyOrderElementsOf(names);
    }
    assertThat(Signatures.of(LrbenchBlock.class)).hasSize(34);
  }

  @Test
  void theTableKnowsEveryArgumentOfEveryBlockAndNoOther() {
    BLOCKS.forEach(
        (name, block) ->
            assertThat(
                    Signatures.of(block).values().stream()
                        .flatMap(signature -> signature.takes().stream())
                        .distinct())
                .as(name)
                .containsExactlyInAnyOrderElementsOf(
                    Arrays.stream(block.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(argument -> !argument.equals("type"))
                        .toList()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeResolvesWithWhatItNeedsAndWithEachThatItMayTake(Type type) {
    resolve(minimal(type));
    for (String argument : type.signature().may()) {
      ObjectNode policy = minimal(type);
      ObjectNode block = (ObjectNode) policy.get(type.block());
      block.set(argument, sample(type, argument));
      if (argument.startsWith("minLr") && block.size() > 3) {
        block.remove(argument.equals("minLr") ? "minLrRate" : "minLr");
      }
      if (argument.equals("variant") && type.name().equals("POLY")) {
        block.put("k1", 1);
      }
      if (type.name().equals("CosineDecay")) {
        block.put("warmupTarget", 1);
      }
      resolve(policy);
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeRefusesToGoWithoutWhatItNeeds(Type type) {
    for (String argument : type.signature().needs()) {
      ObjectNode policy = minimal(type);
      ((ObjectNode) policy.get(type.block())).remove(argument);

      assertThatThrownBy(() -> resolve(policy))
          .isInstanceOf(InvalidPolicyException.class)
          .hasMessageContaining(type.block() + "." + argument + ": found nothing; write it");
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyTypeRefusesWhatItDoesNotTake(Type type) {
    for (RecordComponent component : BLOCKS.get(type.block()).getRecordComponents()) {
      String argument = component.getName();
      if (argument.equals("type") || type.signature().takes(argument)) {
        continue;
      }
      ObjectNode policy = minimal(type);
      ((ObjectNode) policy.get(type.block())).set(argument, sample(type, argument));

      assertThatThrownBy(() -> resolve(policy))
          .as(argument)
          .isInstanceOf(InvalidPolicyException.class)
          .hasMessageContaining("remove it: " + type.name());
    }
  }

  private static ObjectNode minimal(Type type) {
    ObjectNode policy = JSON.createObjectNode().put("name", "p");
    ObjectNode block = policy.putObject(type.block()).put("type", type.name());
    type.signature().needs().forEach(argument -> block.set(argument, sample(type, argument)));
    if (type.signature().takes("minLrRate")) {
      block.put("minLrRate", 0.5);
    }
    return policy;
  }

  private static JsonNode sample(Type type, String argument) {
    if (argument.equals("mode")) {
      return JSON.valueToTree(type.name().equals("CyclicLR") ? "exp_range" : "min");
    }
    if (argument.equals("policies")) {
      return tree(CHANGED);
    }
    if (SAMPLES.containsKey(argument)) {
      return JSON.valueToTree(SAMPLES.get(argument));
    }
    Class<?> kind =
        Arrays.stream(BLOCKS.get(type.block()).getRecordComponents())
            .filter(component -> component.getName().equals(argument))
            .findFirst()
            .orElseThrow()
            .getType();
    if (kind == List.class) {
      return JSON.createArrayNode().add(10).add("60%");
    }
    if (argument.equals("totalSteps")) {
      return JSON.valueToTree("100%");
    }
    return JSON.valueToTree(
        kind == Boolean.class
            ? (Object) false
            : kind == Integer.class || kind == Length.class ? (Object) 10 : (Object) 0.5);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void resolve(ObjectNode policy) {
    try {
      Policies.resolve(JSON.treeToValue(policy, PolicySpec.class), new Horizon(100, 10));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
