package io.lrbench.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What in a schema breaks users of a released one: gone, of another kind, narrower, or without its
 * default.
 */
final class Compatibility {
  /** Any change of these is one that a program cannot judge, or that changes stored objects. */
  private static final List<String> FIXED =
      List.of(
          "type",
          "format",
          "x-kubernetes-int-or-string",
          "x-kubernetes-list-type",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-map-type",
          "anyOf",
          "oneOf",
          "allOf",
          "not");

  private static final List<String> LOWER =
      List.of("minimum", "minLength", "minItems", "minProperties");
  private static final List<String> UPPER =
      List.of("maximum", "maxLength", "maxItems", "maxProperties");
  private static final List<String> NEVER_ADDED =
      List.of("exclusiveMinimum", "exclusiveMaximum", "uniqueItems");
  private static final List<String> NEVER_TAKEN =
      List.of("nullable", "x-kubernetes-preserve-unknown-fields");

  private final List<String> breaks = new ArrayList<>();

  private Compatibility() {}

  /** One line a break, each beginning with the field; both are whole definitions. */
  static List<String> ofDefinitions(JsonNode released, JsonNode today) {
    Compatibility compatibility = new Compatibility();
    for (String field : List.of("/spec/group", "/spec/scope", "/spec/names/kind")) {
      compatibility.same(field, released.at(field), today.at(field));
    }
    compatibility.same(
        "/spec/names/plural", released.at("/spec/names/plural"), today.at("/spec/names/plural"));
    compatibility.kept(
        "/spec/names/shortNames",
        values(released.at("/spec/names/shortNames")),
        values(today.at("/spec/names/shortNames")));
    for (JsonNode version : released.at("/spec/versions")) {
      String name = version.path("name").asText();
      JsonNode now = version(today, name);
      compatibility.served(name, version, now);
      compatibility.field(
          name, version.at("/schema/openAPIV3Schema"), now.at("/schema/openAPIV3Schema"));
    }
    return compatibility.breaks;
  }

  /** The same of two schemas. */
  static List<String> ofSchemas(JsonNode released, JsonNode today) {
    Compatibility compatibility = new Compatibility();
    compatibility.field("", released, today);
    return compatibility.breaks;
  }

  private static JsonNode version(JsonNode definition, String name) {
    return StreamSupport.stream(definition.at("/spec/versions").spliterator(), false)
        .filter(version -> version.path("name").asText().equals(name))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private void served(String name, JsonNode released, JsonNode today) {
    if (released.path("served").asBoolean() && !today.path("served").asBoolean()) {
      breaks.add(name + ": is no longer served");
    }
    for (Iterator<String> names = released.path("subresources").fieldNames(); names.hasNext(); ) {
      String subresource = names.next();
      if (today.path("subresources").path(subresource).isMissingNode()) {
        breaks.add(name + ": has no subresource " + subresource + " any more");
      }
    }
  }

  private void field(String path, JsonNode released, JsonNode today) {
    if (today.isMissingNode()) {
      breaks.add(path + ": vanished");
      return;
    }
    FIXED.forEach(word -> same(path + ": " + word, released.path(word), today.path(word)));
    narrower(path, released, today);
    required(path, released, today);
    for (Map.Entry<String, JsonNode> property : released.path("properties").properties()) {
      field(
          path + "." + property.getKey(),
          property.getValue(),
          today.path("properties").path(property.getKey()));
    }
    if (released.has("items")) {
      field(path + "[]", released.path("items"), today.path("items"));
    }
    if (released.path("additionalProperties").isObject()) {
      field(path + ".*", released.path("additionalProperties"), today.path("additionalProperties"));
    }
  }

  private void narrower(String path, JsonNode released, JsonNode today) {
    if (released.has("default")) {
      same(path + ": default", released.path("default"), today.path("default"));
    }
    for (String bound : LOWER) {
      JsonNode now = today.path(bound);
      if (!now.isMissingNode()
          && (!released.has(bound) || now.asDouble() > released.path(bound).asDouble())) {
        changed(path + ": " + bound, released.path(bound), now);
      }
    }
    for (String bound : UPPER) {
      JsonNode now = today.path(bound);
      if (!now.isMissingNode()
          && (!released.has(bound) || now.asDouble() < released.path(bound).asDouble())) {
        changed(path + ": " + bound, released.path(bound), now);
      }
    }
    for (String word : NEVER_ADDED) {
      if (today.path(word).asBoolean() && !released.path(word).asBoolean()) {
        changed(path + ": " + word, released.path(word), today.path(word));
      }
    }
    for (String word : NEVER_TAKEN) {
      if (released.path(word).asBoolean() && !today.path(word).asBoolean()) {
        changed(path + ": " + word, released.path(word), today.path(word));
      }
    }
    if (today.has("pattern")) {
      same(path + ": pattern", released.path("pattern"), today.path("pattern"));
    }
    if (today.has("enum")) {
      if (released.has("enum")) {
        kept(path + ": enum", values(released.path("enum")), values(today.path("enum")));
      } else {
        changed(path + ": enum", released.path("enum"), today.path("enum"));
      }
    }
  }

  private void required(String path, JsonNode released, JsonNode today) {
    Set<String> before = values(released.path("required"));
    for (String name : values(today.path("required"))) {
      if (!before.contains(name) && !today.path("properties").path(name).has("default")) {
        breaks.add(path + "." + name + ": is newly required, and has no default");
      }
    }
  }

  private void kept(String what, Set<String> released, Set<String> today) {
    for (String value : released) {
      if (!today.contains(value)) {
        breaks.add(what + ": lost " + value);
      }
    }
  }

  private void same(String what, JsonNode released, JsonNode today) {
    if (!released.equals(today)) {
      changed(what, released, today);
    }
  }

  private void changed(String what, JsonNode released, JsonNode today) {
    breaks.add(what + ": was " + word(released) + ", is " + word(today));
  }

  private static String word(JsonNode node) {
    return node.isMissingNode() ? "absent" : node.toString();
  }

  private static Set<String> values(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
