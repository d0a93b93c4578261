package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the chart's README and schema say of its values is what values.yaml says. */
class ChartPageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path VALUES = Chart.FOLDER.resolve("values.yaml");
  private static final Path SCHEMA = Chart.FOLDER.resolve("values.schema.json");
  private static final Path PAGE = Chart.FOLDER.resolve("README.md");
  private static final String MARK =
      "<!-- From values.yaml; write it again: mvn -pl operator -am test -Dtest=ChartPageTest"
          + " -Dlrbench.chart=write -Dsurefire.failIfNoSpecifiedTests=false -->\n";
  private static final boolean WRITE = "write".equals(System.getProperty("lrbench.chart"));

  @Test
  void theReadmesTableIsThatOfTheValues() throws IOException {
    String page = Files.readString(PAGE);
    String expected = page.substring(0, page.indexOf(MARK)) + MARK + table();
    if (WRITE) {
      Files.writeString(PAGE, expected);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  private static String table() throws IOException {
    return ChartValue.read(Files.readString(VALUES)).stream()
        .map(
            value ->
                "| `%s` | `%s` | %s |\n"
                    .formatted(value.path(), value.standard(), value.comment().replace("|", "\\|")))
        .collect(Collectors.joining("", "| value | default | meaning |\n|---|---|---|\n", ""));
  }

  @Test
  void theSchemaDescribesEveryValueInTheSameWords() throws IOException {
    JsonNode schema = JSON.readTree(Files.readString(SCHEMA));
    for (ChartValue value : ChartValue.read(Files.readString(VALUES))) {
      JsonNode described = schema.at("/properties/" + value.path().replace(".", "/properties/"));
      assertThat(described.isObject()).as("in the schema: %s", value.path()).isTrue();
      ((ObjectNode) described).put("description", value.comment());
    }
    String expected = print(schema);
    if (WRITE) {
      Files.writeString(SCHEMA, expected);
    }

    assertThat(Files.readString(SCHEMA)).isEqualTo(expected);
  }

  /** An array on one line, a field a line. */
  private static String print(JsonNode schema) throws IOException {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"));
    return JSON.writer(printer).writeValueAsString(schema) + "\n";
  }

  @Test
  void theSchemaTakesNothingThatValuesDoesNotShow() throws IOException {
    Set<String> shown =
        ChartValue.read(Files.readString(VALUES)).stream()
            .map(ChartValue::path)
            .collect(Collectors.toCollection(TreeSet::new));
    shown.add("global"); // Helm's own

    assertThat(leaves("", JSON.readTree(Files.readString(SCHEMA)), shown)).isEqualTo(shown);
  }

  private static Set<String> leaves(String path, JsonNode schema, Set<String> shown) {
    Set<String> leaves = new TreeSet<>();
    if (shown.contains(path) || !schema.has("properties")) {
      leaves.add(path);
      return leaves;
    }
    assertThat(schema.path("additionalProperties").asBoolean(true)).as(path).isFalse();
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      String below = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      leaves.addAll(leaves(below, field.getValue(), shown));
    }
    return leaves;
  }
}
