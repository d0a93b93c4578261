package io.lrbench.operator.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML's nodes into JSON's, remembering lines; bounded, so that aliases cannot explode. */
final class YamlTree {
  private static final int MOST_NODES = 200_000;
  static final int DEEPEST = 64;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, Integer> lines = new HashMap<>();
  private int nodes;

  Map<String, Integer> lines() {
    return lines;
  }

  JsonNode read(Node root) {
    return read(root, "", 0);
  }

  private JsonNode read(Node node, String path, int depth) {
    if (++nodes > MOST_NODES || depth > DEEPEST) {
      throw new InvalidManifestException(
          line(node)
              + "found more than "
              + (depth > DEEPEST ? DEEPEST + " levels" : MOST_NODES + " values")
              + "; write fewer, or fewer aliases");
    }
    if (!path.isEmpty()) {
      lines.putIfAbsent(path, number(node));
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, path, depth);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JSON.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(read(item, path + "[" + array.size() + "]", depth + 1));
      }
      return array;
    }
    return scalar((ScalarNode) node, path);
  }

  private ObjectNode object(MappingNode mapping, String path, int depth) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple field : mapping.getValue()) {
      if (!(field.getKeyNode() instanceof ScalarNode key)) {
        throw new InvalidManifestException(
            line(field.getKeyNode()) + "found a list or an object as a key; write a word");
      }
      String name = key.getValue();
      String inner = path.isEmpty() ? name : path + "." + name;
      if (object.has(name)) {
        throw new InvalidManifestException(
            line(key)
                + inner
                + ": found twice, first at line "
                + lines.get(inner)
                + "; write it once");
      }
      lines.put(inner, number(key));
      object.set(name, read(field.getValueNode(), inner, depth + 1));
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode node, String path) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT)) {
      return integer(text);
    }
    if (tag.equals(Tag.FLOAT)) {
      return real(node, path);
    }
    if (tag.equals(Tag.STR)) {
      return JSON.textNode(text);
    }
    throw new InvalidManifestException(
        line(node) + path + ": found the tag " + tag + "; write the value without a tag");
  }

  private static JsonNode integer(String text) {
    BigInteger value =
        text.startsWith("0o")
            ? new BigInteger(text.substring(2), 8)
            : text.startsWith("0x")
                ? new BigInteger(text.substring(2), 16)
                : new BigInteger(text.startsWith("+") ? text.substring(1) : text);
    return value.bitLength() < Long.SIZE
        ? JSON.numberNode(value.longValue())
        : JSON.numberNode(value);
  }

  private static JsonNode real(ScalarNode node, String path) {
    String text = node.getValue();
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return JSON.numberNode(value);
      }
    } catch (NumberFormatException e) {
      // Infinities and NaN, as YAML spells them: refused below like a number out of range.
    }
    throw new InvalidManifestException(
        line(node) + path + ": found " + text + "; write a finite number");
  }

  private static String line(Node node) {
    return "line " + number(node) + ": ";
  }

  private static int number(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
