package io.lrbench.operator.gitops;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Benchmarks as the API shows them in every state; {@code RecordedStatusesTest} writes them. */
final class Recorded {
  private static final Path FOLDER = Path.of("src/test/resources/statuses");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Recorded() {}

  /** The object as maps, lists and values, as tools see it. */
  static Map<String, Object> benchmark(String state) throws IOException {
    return YAML.readValue(
        Files.readString(FOLDER.resolve(state + ".yaml")), new TypeReference<>() {});
  }

  /** A manifest as it looks once the operator has told that state of it. */
  static ObjectNode withStatus(JsonNode manifest, String state) throws IOException {
    ObjectNode benchmark = manifest.deepCopy();
    return benchmark.set("status", YAML.valueToTree(benchmark(state).get("status")));
  }

  static List<String> states() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }
}
