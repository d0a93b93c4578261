package io.lrbench.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsOrArray;
import io.lrbench.api.Length;
import io.lrbench.vocabulary.MonitoredMetric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of the schema no annotation can say: int-or-strings, choices, list maps, grids. */
final class SchemaCompletion {
  private static final Set<String> CADENCES =
      Set.of(
          "every",
          "l",
          "timescale",
          "stepSize",
          "tMax",
          "t0",
          "stepSizeUp",
          "stepSizeDown",
          "tInitial",
          "decaySteps",
          "firstDecaySteps",
          "cycleFirstStepSize",
          "cycleSecondStepSize",
          "lrRangeTestStepSize",
          "totalNumSteps");
  private static final Set<String> DURATIONS =
      Set.of(
          "until",
          "length",
          "warmupSteps",
          "numDecaySteps",
          "numStableSteps",
          "totalIters",
          "warmupT",
          "warmupNumSteps",
          "decayStepSize");
  private static final String TOTAL_STEPS = "totalSteps";
  private static final Set<String> QUANTITIES = Set.of("cpu", "memory", "sharedMemory");
  private static final String QUANTITY =
      "^([0-9]+([.][0-9]*)?|[.][0-9]+)(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$";
  private static final List<String> METRICS =
      Arrays.stream(MonitoredMetric.values()).map(MonitoredMetric::wireName).toList();
  private static final List<String> RAMPS = List.of("linear", "cosine", "1-sqrt");
  private static final List<String> DIRECTIONS = List.of("min", "max");
  private static final Map<String, List<String>> CHOICES =
      Map.of(
          "thresholdMode",
          List.of("rel", "abs"),
          "warmupType",
          RAMPS,
          "decayType",
          List.of("linear", "cosine", "1-sqrt", "1-square", "exponential", "mirror-cosine"),
          "annealStrategy",
          List.of("cos", "linear"));

  /** No generation: whoever waits by kstatus would take a status that is absent for a good end. */
  private static final long UNSEEN = -1;

  private SchemaCompletion() {}

  static void complete(JSONSchemaProps root) {
    JSONSchemaProps spec = root.getProperties().get("spec");
    JSONSchemaProps status = root.getProperties().get("status");
    walk(spec);
    JSONSchemaProps policies = spec.getProperties().get("policies");
    listMap(policies, "name");
    listMap(spec.getProperties().get("evaluation").getProperties().get("tasks"), "name");
    JSONSchemaProps policy = policies.getItems().getSchema();
    listMap(policy.getProperties().get("plateau").getProperties().get("policies"), "name");
    grid(policy.getProperties().get("grid"));
    BlockRules.addTo(policy);
    BlockRules.addTo(policy.getProperties().get("sequence").getItems().getSchema());
    BlockRules.addTo(policy.getProperties().get("chained").getItems().getSchema());
    BlockRules.addTo(
        policy
            .getProperties()
            .get("plateau")
            .getProperties()
            .get("policies")
            .getItems()
            .getSchema());
    BlockRules.addTo(
        policy.getProperties().get("learningRateFree").getProperties().get("schedule"));
    spec.getProperties().get("seeds").setXKubernetesListType("set");
    training(spec.getProperties().get("training"));
    extended(spec.getProperties().get("resources").getProperties().get("extended"));
    conditions(status.getProperties().get("conditions"));
    status.setDefault(JsonNodeFactory.instance.objectNode().put("observedGeneration", UNSEEN));
  }

  private static void walk(JSONSchemaProps node) {
    if (node.getProperties() != null) {
      node.getProperties().forEach(SchemaCompletion::field);
    }
    if (node.getItems() != null) {
      walk(node.getItems().getSchema());
    }
  }

  private static void field(String name, JSONSchemaProps schema) {
    if (CADENCES.contains(name) || name.equals(TOTAL_STEPS)) {
      intOrString(schema, Length.PATTERN, 1);
    } else if (DURATIONS.contains(name)) {
      intOrString(schema, Length.PATTERN, 0);
    } else if (QUANTITIES.contains(name)) {
      intOrString(schema, QUANTITY, 0);
    } else if (name.equals("milestones")) {
      JSONSchemaProps length = new JSONSchemaProps();
      intOrString(length, Length.PATTERN, 0);
      schema.setItems(items(length));
    } else if (CHOICES.containsKey(name)) {
      choices(schema, CHOICES.get(name));
    } else {
      if ("integer".equals(schema.getType()) && schema.getMaximum() == null) {
        schema.setMaximum((double) Integer.MAX_VALUE);
      }
      walk(schema);
      monitored(schema);
      if (name.equals("rangeTest")) {
        intOrString(schema.getProperties().get("updates"), Length.PATTERN, 1);
        choices(schema.getProperties().get("metric"), METRICS);
      }
      if (name.equals("deepspeed")) {
        choices(schema.getProperties().get("warmupType"), List.of("log", "linear"));
      }
    }
  }

  /** Blocks that follow a metric name it, and its direction, by a fixed set of words. */
  private static void monitored(JSONSchemaProps block) {
    Map<String, JSONSchemaProps> fields = block.getProperties();
    if (fields == null || !fields.containsKey("thresholdMode")) {
      return;
    }
    choices(fields.get("metric"), METRICS);
    if (fields.containsKey("tMax")) {
      choices(fields.get("mode"), List.of("triangular", "triangular2", "exp_range", "min", "max"));
    } else if (fields.containsKey("mode")) {
      choices(fields.get("mode"), DIRECTIONS);
    }
  }

  private static void intOrString(JSONSchemaProps schema, String pattern, double minimum) {
    schema.setType(null);
    schema.setProperties(null);
    schema.setAnyOf(null);
    schema.setXKubernetesIntOrString(true);
    schema.setPattern(pattern);
    schema.setMinimum(minimum);
    schema.setMaximum((double) Integer.MAX_VALUE);
    schema.setMaxLength(32L);
  }

  private static void choices(JSONSchemaProps schema, List<String> values) {
    schema.setEnum(
        values.stream()
            .<com.fasterxml.jackson.databind.JsonNode>map(
                com.fasterxml.jackson.databind.node.TextNode::valueOf)
            .toList());
  }

  private static void listMap(JSONSchemaProps list, String key) {
    list.setXKubernetesListType("map");
    list.setXKubernetesListMapKeys(List.of(key));
  }

  private static void grid(JSONSchemaProps grid) {
    grid.setMinProperties(1L);
    grid.setMaxProperties(8L);
    JSONSchemaProps values = grid.getAdditionalProperties().getSchema();
    values.setMinItems(1L);
    values.setMaxItems(64L);
  }

  private static void extended(JSONSchemaProps resources) {
    resources.setMinProperties(1L);
    resources.setMaxProperties(8L);
    JSONSchemaProps amount = resources.getAdditionalProperties().getSchema();
    amount.setMinimum(1.0);
    amount.setMaximum(1024.0);
  }

  private static void training(JSONSchemaProps training) {
    JSONSchemaProps lora = training.getProperties().get("lora");
    lora.getProperties().get("targets").setXKubernetesListType("set");
  }

  private static void conditions(JSONSchemaProps conditions) {
    listMap(conditions, "type");
    JSONSchemaProps condition = conditions.getItems().getSchema();
    condition.setRequired(List.of("type", "status", "reason", "message", "lastTransitionTime"));
    Map<String, String> words =
        Map.of(
            "type", "Succeeded, and what else the operator reports.",
            "status", "True, False or Unknown.",
            "reason", "Why, in one word that programs may rely on.",
            "message", "Why, in words for people.",
            "lastTransitionTime", "When the status changed last.",
            "observedGeneration", "The generation of the spec that the condition is about.");
    words.forEach((name, text) -> condition.getProperties().get(name).setDescription(text));
  }

  private static JSONSchemaPropsOrArray items(JSONSchemaProps schema) {
    JSONSchemaPropsOrArray items = new JSONSchemaPropsOrArray();
    items.setSchema(schema);
    return items;
  }
}
