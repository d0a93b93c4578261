package io.lrbench.embedded.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simple JSON paths of CRDs, such as {@code .status.conditions[?(@.type=="Ready")].status}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubectl/jsonpath/">JSONPath support</a>
 */
public final class JsonPath {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.([A-Za-z0-9_-]+|(?:[A-Za-z0-9_-]|\\\\.)+)"
              + "|\\['([^']+)'\\]"
              + "|\\[(\\d+|\\*)\\]"
              + "|\\[\\?\\(@\\.([A-Za-z0-9_.-]+)\\s*==\\s*[\"']([^\"']*)[\"']\\)\\]");

  private record Step(
      Optional<String> field, Optional<String> index, Optional<String> key, String value) {}

  private final List<Step> steps;

  private JsonPath(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  public static JsonPath parse(String path) {
    String text = path.startsWith("{") ? path.substring(1, path.length() - 1) : path;
    text = text.startsWith("$") ? text.substring(1) : text;
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int at = 0;
    while (at < text.length() && matcher.find(at) && matcher.start() == at) {
      Optional<String> field =
          Optional.ofNullable(matcher.group(1))
              .map(name -> name.replace("\\", ""))
              .or(() -> Optional.ofNullable(matcher.group(2)));
      steps.add(
          new Step(
              field,
              Optional.ofNullable(matcher.group(3)),
              Optional.ofNullable(matcher.group(4)),
              Optional.ofNullable(matcher.group(5)).orElse("")));
      at = matcher.end();
    }
    if (at != text.length()) {
      throw new IllegalArgumentException(
          "JSON path " + path + " is not understood from character " + at + " on");
    }
    return new JsonPath(steps);
  }

  /** The first value at this path, or a missing node. */
  public JsonNode find(JsonNode root) {
    return find(root, 0);
  }

  private JsonNode find(JsonNode node, int depth) {
    if (depth == steps.size() || node.isMissingNode()) {
      return node;
    }
    Step step = steps.get(depth);
    if (step.field().isPresent()) {
      return find(node.path(step.field().get()), depth + 1);
    }
    if (step.index().isPresent() && !step.index().get().equals("*")) {
      return find(node.path(Integer.parseInt(step.index().get())), depth + 1);
    }
    for (JsonNode item : node) {
      boolean chosen =
          step.key()
              .map(key -> item.at("/" + key.replace('.', '/')).asText().equals(step.value()))
              .orElse(true);
      if (chosen) {
        JsonNode found = find(item, depth + 1);
        if (!found.isMissingNode()) {
          return found;
        }
      }
    }
    return MissingNode.getInstance();
  }

  /** Sets the value at a path of plain fields, making the objects on the way. */
  public void set(ObjectNode root, JsonNode value) {
    ObjectNode node = root;
    for (Step step : steps.subList(0, steps.size() - 1)) {
      node = Json.child(node, step.field().orElseThrow());
    }
    node.set(steps.get(steps.size() - 1).field().orElseThrow(), value);
  }
}
