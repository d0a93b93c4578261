package io.lrbench.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import io.lrbench.policy.MetricReading;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sequences that transformers and PyTorch themselves produced. */
@Tag("golden")
class LibraryGoldenTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<JsonNode> cases() throws IOException {
    JsonNode index = JSON.readTree(GoldenCsv.text("index.json"));
    JsonNode libraries = JSON.readTree(GoldenCsv.text("libraries.json"));
    return Stream.of(index, libraries)
        .flatMap(cases -> StreamSupport.stream(cases.spliterator(), false));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void equalsTheLibrary(JsonNode golden) throws IOException {
    String file = golden.get("vocabulary").asText() + "/" + golden.get("file").asText();
    List<GoldenCsv.Row> rows = GoldenCsv.policies(file);
    LrPolicy policy = Policies.resolve(policy(golden), horizon(golden));
    List<MetricReading> readings = readings(rows);
    double slack = 10 * golden.path("chained_error").asDouble(0);

    GoldenTable.add(
        file.replace(".csv", ""),
        "lr",
        GoldenCsv.deviation(rows, row -> policy.learningRate(row.update(), readings)),
        Math.max(GoldenCsv.RELATIVE, slack));
    for (GoldenCsv.Row row : rows) {
      double found = policy.learningRate(row.update(), readings);
      if (!GoldenCsv.close(found, row.lr())) {
        assertThat(found).as("update %d", row.update()).isCloseTo(row.lr(), within(slack));
      }
      if (row.others().containsKey("momentum")) {
        assertThat(policy.momentum(row.update()).orElseThrow())
            .isCloseTo(row.others().get("momentum"), within(1e-12));
      }
    }
  }

  /** A metric is reported after its update: it is the reading before the next one. */
  private static List<MetricReading> readings(List<GoldenCsv.Row> rows) {
    return rows.stream()
        .filter(row -> row.others().containsKey("metric"))
        .map(row -> new MetricReading(row.update() + 1, row.others().get("metric")))
        .toList();
  }

  /** Hugging Face's N is an argument there; here it is the trial's. */
  private static Horizon horizon(JsonNode golden) {
    long updates =
        golden.at("/arguments/num_training_steps").asLong(golden.get("updates").asLong());
    return new Horizon(updates, updates);
  }

  private static PolicySpec policy(JsonNode golden) throws IOException {
    ObjectNode policy = JSON.createObjectNode().put("name", "golden");
    if (golden.get("vocabulary").asText().equals("lrbench")) {
      policy.set("plateau", change(golden.get("arguments")));
      return JSON.treeToValue(policy, PolicySpec.class);
    }
    JsonNode members = golden.at("/arguments/schedulers");
    if (members.isMissingNode()) {
      policy.set(golden.get("vocabulary").asText(), block(golden, golden));
      return JSON.treeToValue(policy, PolicySpec.class);
    }
    JsonNode milestones = golden.at("/arguments/milestones");
    ArrayNode parts = policy.putArray(milestones.isMissingNode() ? "chained" : "sequence");
    for (int i = 0; i < members.size(); i++) {
      ObjectNode part = parts.addObject();
      if (i < milestones.size()) {
        part.set("until", milestones.get(i));
      }
      part.set("torch", block(golden, members.get(i)));
    }
    return JSON.treeToValue(policy, PolicySpec.class);
  }

  /** LRBench's ChangeLROnPlateau; its policies carry no names. */
  private static ObjectNode change(JsonNode theirs) {
    ObjectNode block = JSON.createObjectNode().put("type", "change");
    ArrayNode policies = block.putArray("policies");
    for (JsonNode policy : theirs.get("policies")) {
      ObjectNode formula = policy.deepCopy();
      formula.set("type", formula.remove("lrPolicy"));
      policies.addObject().put("name", "p" + policies.size()).set("lrbench", formula);
    }
    block.put("start", "p" + (theirs.get("start").asInt() + 1));
    Map.of(
            "metric",
            "metric",
            "metric_detection_iter",
            "patience",
            "threshold",
            "threshold",
            "cooldown",
            "cooldown")
        .forEach(
            (name, ours) -> {
              if (theirs.has(name)) {
                block.set(ours, theirs.get(name));
              }
            });
    return block;
  }

  private static ObjectNode block(JsonNode golden, JsonNode scheduler) {
    ObjectNode block = JSON.createObjectNode();
    String name = scheduler.get("name").asText();
    block.put("type", name);
    if (golden.has("lr") && !name.equals("CyclicLR") && !name.equals("OneCycleLR")) {
      block.set("lr", golden.get("lr"));
    }
    scheduler
        .get("arguments")
        .properties()
        .forEach(
            argument -> {
              if (!argument.getKey().equals("num_training_steps")) {
                block.set(ours(argument.getKey()), argument.getValue());
              }
            });
    return block;
  }

  /** Their spelling in camel case: {@code T_max} is {@code tMax}. */
  private static String ours(String theirs) {
    if (theirs.equals("num_warmup_steps")) {
      return "warmupSteps";
    }
    String camel =
        Pattern.compile("_(.)")
            .matcher(theirs)
            .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    return camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
  }
}
