package io.lrbench.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.problem.Cause;
import io.lrbench.embedded.type.ListShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Server-side apply: merges what one manager wants into the live object.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/server-side-apply/">Server-Side
 *     Apply</a>
 */
public final class ServerSideApply {
  private final ListShape shape;
  private final ManagedFields.Owner owner;
  private final boolean force;

  public ServerSideApply(ListShape shape, ManagedFields.Owner owner, boolean force) {
    this.shape = shape;
    this.owner = owner;
    this.force = force;
  }

  /** The first entry of an object that comes into being by apply. */
  public ArrayNode firstEntries(ObjectNode applied) {
    return Json.array().add(owner.entry(FieldSet.of(applied, shape)));
  }

  /** The live object after the apply, managedFields included; conflicts refuse it. */
  public ObjectNode apply(ObjectNode live, ObjectNode applied) {
    ObjectNode wanted = FieldSet.of(applied, shape);
    ObjectNode previous = Json.object();
    ObjectNode others = Json.object();
    List<Cause> conflicts = new ArrayList<>();
    ArrayNode entries = Json.array();
    ObjectNode mine = owner.entry(wanted);
    for (JsonNode entry : live.at("/metadata/managedFields")) {
      ObjectNode fields = (ObjectNode) entry.get("fieldsV1");
      if (owner.owns(entry)) {
        previous = fields;
        mine = fields.equals(wanted) ? (ObjectNode) entry : mine;
        continue;
      }
      ObjectNode clash = clashes(wanted, fields, live, applied);
      for (String path : paths(clash, "")) {
        conflicts.add(new Cause(path, "FieldManagerConflict", conflictWith(entry)));
      }
      ObjectNode rest = clash.isEmpty() ? fields : FieldSet.difference(fields, clash);
      others = FieldSet.union(others, rest);
      if (!rest.isEmpty()) {
        ObjectNode kept = entry.deepCopy();
        kept.set("fieldsV1", rest);
        entries.add(kept);
      }
    }
    if (!conflicts.isEmpty() && !force) {
      throw refusal(conflicts);
    }
    entries.insert(0, mine);
    ObjectNode merged = live.deepCopy();
    Merge.remove(merged, FieldSet.difference(previous, wanted), others);
    Merge.merge(merged, applied, shape, List.of());
    JsonNode before = live.at("/metadata/managedFields");
    Json.child(merged, "metadata").set("managedFields", sameEntries(before, entries));
    return merged;
  }

  private static JsonNode sameEntries(JsonNode before, ArrayNode after) {
    Set<JsonNode> old = new HashSet<>();
    before.forEach(old::add);
    Set<JsonNode> now = new HashSet<>();
    after.forEach(now::add);
    return old.equals(now) ? before : after;
  }

  private static String conflictWith(JsonNode entry) {
    String subresource = entry.path("subresource").asText("");
    String at = subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"";
    String using =
        entry.path("operation").asText().equals("Update")
            ? " using " + entry.path("apiVersion").asText()
            : "";
    return "conflict with \"" + entry.path("manager").asText() + "\"" + at + using;
  }

  private static ApiProblem refusal(List<Cause> conflicts) {
    Map<String, List<String>> byManager = new TreeMap<>();
    for (Cause conflict : conflicts) {
      byManager
          .computeIfAbsent(conflict.message(), absent -> new ArrayList<>())
          .add(conflict.field());
    }
    List<String> lines = new ArrayList<>();
    byManager.forEach(
        (message, fields) -> {
          lines.add(message.replaceFirst("conflict", "conflicts") + ":");
          fields.forEach(field -> lines.add("- " + field));
        });
    Cause first = conflicts.get(0);
    String message =
        conflicts.size() == 1
            ? "Apply failed with 1 conflict: " + first.message() + ": " + first.field()
            : "Apply failed with " + conflicts.size() + " conflicts: " + String.join("\n", lines);
    return new ApiProblem(409, "Conflict", message, ApiProblem.Subject.NONE, conflicts);
  }

  /** The wanted leaves that another manager owns too and whose values would change. */
  private static ObjectNode clashes(
      ObjectNode wanted, ObjectNode other, JsonNode live, JsonNode applied) {
    ObjectNode out = Json.object();
    for (Map.Entry<String, JsonNode> entry : wanted.properties()) {
      String step = entry.getKey();
      JsonNode theirs = other.get(step);
      if (theirs == null || step.equals(".")) {
        continue;
      }
      JsonNode before = FieldSet.child(live, step);
      JsonNode after = FieldSet.child(applied, step);
      if (entry.getValue().isEmpty() || theirs.isEmpty()) {
        if (after != null && !Json.same(after, before)) {
          out.putObject(step);
        }
      } else {
        ObjectNode inner =
            clashes((ObjectNode) entry.getValue(), (ObjectNode) theirs, before, after);
        if (!inner.isEmpty()) {
          out.set(step, inner);
        }
      }
    }
    return out;
  }

  /** The leaves of a set as field paths, such as {@code .spec.env[name="A"].value}. */
  private static List<String> paths(ObjectNode set, String at) {
    List<String> paths = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : set.properties()) {
      String path = at + step(entry.getKey());
      if (entry.getValue().isEmpty()) {
        paths.add(path);
      } else {
        paths.addAll(paths((ObjectNode) entry.getValue(), path));
      }
    }
    return paths;
  }

  private static String step(String step) {
    if (step.startsWith("f:")) {
      return "." + step.substring(2);
    }
    if (step.startsWith("v:")) {
      return "[=" + step.substring(2) + "]";
    }
    List<String> keys = new ArrayList<>();
    for (Map.Entry<String, JsonNode> key : Json.read(step.substring(2)).properties()) {
      keys.add(key.getKey() + "=" + key.getValue());
    }
    return "[" + String.join(",", keys) + "]";
  }
}
