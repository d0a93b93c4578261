package io.lrbench.operator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a role lets its account do. */
final class Grants {
  private Grants() {}

  /** Verbs, sorted, by {@code group/resource name}; the core group and no name are left out. */
  static Map<String, String> of(JsonNode role) {
    Map<String, Set<String>> verbs = new TreeMap<>();
    for (JsonNode rule : role.path("rules")) {
      for (JsonNode group : rule.path("apiGroups")) {
        for (JsonNode resource : rule.path("resources")) {
          String of = (group.asText().isEmpty() ? "" : group.asText() + "/") + resource.asText();
          JsonNode names = rule.path("resourceNames");
          if (names.isEmpty()) {
            add(verbs, of, rule);
          }
          names.forEach(name -> add(verbs, of + " " + name.asText(), rule));
        }
      }
    }
    return verbs.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join(", ", entry.getValue())));
  }

  static Set<String> verbs(JsonNode role) {
    Set<String> verbs = new TreeSet<>();
    role.path("rules")
        .findValues("verbs")
        .forEach(list -> list.forEach(verb -> verbs.add(verb.asText())));
    return verbs;
  }

  private static void add(Map<String, Set<String>> verbs, String of, JsonNode rule) {
    rule.path("verbs")
        .forEach(verb -> verbs.computeIfAbsent(of, none -> new TreeSet<>()).add(verb.asText()));
  }
}
