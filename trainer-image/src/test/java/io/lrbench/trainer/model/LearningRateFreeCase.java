package io.lrbench.trainer.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import io.lrbench.trainer.model.OptimizerSettings.Kind;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.LearningRateFree;
import io.lrbench.vocabulary.Policies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A trajectory of a published package, and the policy that a manifest has to write for it. */
record LearningRateFreeCase(JsonNode golden, int updates) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> TYPES =
      Map.of(
          "AdamWScheduleFree", "scheduleFreeAdamw",
          "SGDScheduleFree", "scheduleFreeSgd",
          "Prodigy", "prodigy",
          "DAdaptAdam", "dAdaptAdam",
          "DAdaptSGD", "dAdaptSgd",
          "SGD-HD", "hypergradientSgd",
          "Adam-HD", "hypergradientAdam");

  /** What a manifest writes under training.optimizer. */
  private static final Set<String> OPTIMIZER = Set.of("weight_decay", "momentum", "betas", "eps");

  static JsonNode index() throws IOException {
    return JSON.readTree(Goldens.path("lrfree/index.json").toFile());
  }

  static Stream<LearningRateFreeCase> of(String problem, int updates) throws IOException {
    return StreamSupport.stream(index().get("cases").spliterator(), false)
        .filter(golden -> golden.get("problem").asText().equals(problem))
        .map(golden -> new LearningRateFreeCase(golden, updates));
  }

  String file() {
    return golden.get("file").asText();
  }

  List<CsvRow> rows() throws IOException {
    return CsvRow.read(Goldens.path("lrfree/" + file()));
  }

  LrPolicy policy() {
    return Policies.resolve(spec(), new Horizon(updates, updates));
  }

  OptimizerSettings settings() {
    LearningRateFree free = Policies.optimizer(spec(), new Horizon(updates, updates)).orElseThrow();
    JsonNode arguments = golden.get("arguments");
    return new OptimizerSettings(
        Kind.valueOf(free.type().name()),
        0.9,
        0.999,
        1e-8,
        arguments.path("weight_decay").asDouble(0),
        arguments.path("momentum").asDouble(0),
        false,
        free.arguments(),
        List.of());
  }

  /** A number for each group: its own, or that of all. */
  List<Double> each(int groups, String argument, double otherwise) {
    double all = golden.get("arguments").path(argument).asDouble(otherwise);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      values.add(golden.path("groups").path(i).path(argument).asDouble(all));
    }
    return values;
  }

  @Override
  public String toString() {
    return file();
  }

  private PolicySpec spec() {
    ObjectNode policy = JSON.createObjectNode().put("name", "p");
    ObjectNode block = policy.putObject("learningRateFree");
    block.put("type", TYPES.get(golden.get("optimizer").asText()));
    for (Map.Entry<String, JsonNode> argument : golden.get("arguments").properties()) {
      if (!OPTIMIZER.contains(argument.getKey())) {
        block.set(camelCase(argument.getKey()), argument.getValue());
      }
    }
    JsonNode schedule = golden.path("schedule");
    if (schedule.isObject()) {
      block
          .putObject("schedule")
          .putObject("torch")
          .put("type", "CosineAnnealingLR")
          .put("lr", 1)
          .put("tMax", "100%");
      if (schedule.get("warmup").asInt() > 0) {
        policy.putObject("warmup").set("length", schedule.get("warmup"));
      }
    }
    return JSON.convertValue(policy, PolicySpec.class);
  }

  private static String camelCase(String name) {
    String[] words = name.split("_", -1);
    return words[0]
        + Stream.of(words)
            .skip(1)
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining());
  }
}
