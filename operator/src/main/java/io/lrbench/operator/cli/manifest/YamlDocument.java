package io.lrbench.operator.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The one object of a YAML 1.2 text, and where its fields stand.
 *
 * @param root the object
 * @param lines the line of each field by its path, the first line being 1
 */
record YamlDocument(ObjectNode root, Map<String, Integer> lines) {
  private static final int MOST_ALIASES = 50;

  YamlDocument {
    lines = Map.copyOf(lines);
  }

  /**
   * Reads a text.
   *
   * @throws InvalidManifestException it is no YAML, or not exactly one object
   */
  static YamlDocument of(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();
    List<Node> documents = new ArrayList<>();
    try {
      requireShallow(settings, text);
      new Compose(settings)
          .composeAllFromString(text)
          .forEach(
              node -> {
                if (!isEmpty(node)) {
                  documents.add(node);
                }
              });
    } catch (MarkedYamlEngineException e) {
      throw new InvalidManifestException(
          e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("")
              + e.getProblem()
              + "; write valid YAML");
    } catch (YamlEngineException e) {
      throw new InvalidManifestException(e.getMessage() + "; write valid YAML");
    }
    if (documents.size() != 1) {
      throw new InvalidManifestException(
          "found "
              + documents.size()
              + " documents; write exactly one, of kind LRBenchmark, in a file");
    }
    YamlTree tree = new YamlTree();
    JsonNode root = tree.read(documents.get(0));
    if (root instanceof ObjectNode object) {
      return new YamlDocument(object, tree.lines());
    }
    throw new InvalidManifestException(
        "found "
            + root.getNodeType().toString().toLowerCase(java.util.Locale.ROOT)
            + "; write an object with apiVersion, kind, metadata and spec");
  }

  /** Composing recurses, reading events does not. */
  private static void requireShallow(LoadSettings settings, String text) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > YamlTree.DEEPEST) {
        throw new InvalidManifestException(
            event.getStartMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("")
                + "found more than "
                + YamlTree.DEEPEST
                + " levels; write fewer");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static boolean isEmpty(Node node) {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  /** {@code "line 12: "} of the field, or of the nearest one around it. */
  String at(String path) {
    String field = path;
    while (!field.isEmpty() && !lines.containsKey(field)) {
      field = parent(field);
    }
    return field.isEmpty() ? "" : "line " + lines.get(field) + ": ";
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['))));
  }
}
