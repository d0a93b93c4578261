package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.type.BuiltInTypes;
import io.lrbench.embedded.type.Definitions;
import io.lrbench.embedded.type.ResourceType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types that are served now: the built-in ones and those of the stored definitions. */
public final class Types {
  private final Map<String, ResourceType> served = new LinkedHashMap<>();

  Types() {
    BuiltInTypes.all().forEach(this::add);
  }

  public Optional<ResourceType> find(String group, String version, String plural) {
    return Optional.ofNullable(served.get(group + "/" + version + "/" + plural));
  }

  public Collection<ResourceType> all() {
    return List.copyOf(served.values());
  }

  ResourceType builtIn(String group, String plural) {
    return find(group, "v1", plural).orElseThrow();
  }

  void define(JsonNode definition) {
    withdraw(definition);
    Definitions.types(definition).forEach(this::add);
  }

  void withdraw(JsonNode definition) {
    String group = definition.at("/spec/group").asText();
    String plural = definition.at("/spec/names/plural").asText();
    served.values().removeIf(type -> type.is(group, plural));
  }

  private void add(ResourceType type) {
    String groupVersion = type.names().group() + "/" + type.names().version();
    served.put(groupVersion + "/" + type.names().plural(), type);
  }
}
