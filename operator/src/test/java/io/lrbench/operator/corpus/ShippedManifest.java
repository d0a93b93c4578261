package io.lrbench.operator.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A benchmark of {@code examples}, or of the reference manifests beside this repository where they
 * are.
 *
 * @param file where it lies
 */
public record ShippedManifest(Path file) {
  private static final List<Path> FOLDERS =
      List.of(Path.of("../examples"), Path.of("../../shared/reference/manifests"));
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** All of them, sorted by folder and name. */
  public static List<ShippedManifest> all() throws IOException {
    List<ShippedManifest> all = new ArrayList<>();
    for (Path folder : FOLDERS) {
      all.addAll(in(folder));
    }
    return all;
  }

  /** Those of this repository alone. */
  public static List<ShippedManifest> examples() throws IOException {
    return in(FOLDERS.get(0));
  }

  private static List<ShippedManifest> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(ShippedManifest::new)
          .toList();
    }
  }

  public JsonNode json() throws IOException {
    return YAML.readTree(Files.readString(file));
  }

  /**
   * As kubectl sends it: Go writes 1.0 as 1, and the API takes the two for different in a patch.
   */
  public JsonNode sent() throws IOException {
    return whole(json());
  }

  private static JsonNode whole(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(whole(field.getValue())));
    } else if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, whole(list.get(i)));
      }
    } else if (node.isDouble() && node.doubleValue() == Math.rint(node.doubleValue())) {
      return LongNode.valueOf(node.longValue());
    }
    return node;
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
