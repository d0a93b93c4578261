package io.lrbench.embedded.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.type.ResourceType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The classic discovery documents: groups, versions and their resources. */
public final class Discovery {
  static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  static final List<String> SUBRESOURCE_VERBS = List.of("get", "patch", "update");

  private Discovery() {}

  public static ObjectNode coreVersions() {
    ObjectNode versions = Json.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    return versions;
  }

  public static ObjectNode groups(Collection<ResourceType> types) {
    ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    types.stream()
        .map(type -> type.names().group())
        .distinct()
        .filter(group -> !group.isEmpty())
        .forEach(group -> groups.add(group(types, group)));
    return list;
  }

  /** One group, if any of its types is served. */
  public static Optional<ObjectNode> groupOf(Collection<ResourceType> types, String group) {
    boolean served = types.stream().anyMatch(type -> type.names().group().equals(group));
    return served
        ? Optional.of(group(types, group).put("kind", "APIGroup").put("apiVersion", "v1"))
        : Optional.empty();
  }

  private static ObjectNode group(Collection<ResourceType> types, String name) {
    ObjectNode group = Json.object().put("name", name);
    ArrayNode versions = group.putArray("versions");
    types.stream()
        .filter(type -> type.names().group().equals(name))
        .map(type -> type.names().version())
        .distinct()
        .forEach(
            version ->
                versions
                    .addObject()
                    .put("groupVersion", name + "/" + version)
                    .put("version", version));
    group.set("preferredVersion", versions.get(0));
    return group;
  }

  /** The resources of a group version, if it is served. */
  public static Optional<ObjectNode> resources(
      Collection<ResourceType> types, String groupVersion) {
    ObjectNode list =
        Json.object()
            .put("kind", "APIResourceList")
            .put("apiVersion", "v1")
            .put("groupVersion", groupVersion);
    ArrayNode resources = list.putArray("resources");
    for (ResourceType type : types) {
      if (type.names().groupVersion().equals(groupVersion)) {
        resources.add(resource(type));
        for (String subresource : subresources(type)) {
          resources
              .addObject()
              .put("name", type.names().plural() + "/" + subresource)
              .put("singularName", "")
              .put("namespaced", type.namespaced())
              .put("kind", subresource.equals("scale") ? "Scale" : type.names().kind())
              .set("verbs", Json.array(SUBRESOURCE_VERBS));
        }
      }
    }
    return resources.isEmpty() ? Optional.empty() : Optional.of(list);
  }

  private static ObjectNode resource(ResourceType type) {
    ObjectNode resource =
        Json.object()
            .put("name", type.names().plural())
            .put("singularName", type.names().singular())
            .put("namespaced", type.namespaced())
            .put("kind", type.names().kind());
    resource.set("verbs", Json.array(VERBS));
    names(resource, type);
    return resource;
  }

  static void names(ObjectNode resource, ResourceType type) {
    if (!type.names().shortNames().isEmpty()) {
      resource.set("shortNames", Json.array(type.names().shortNames()));
    }
    if (!type.names().categories().isEmpty()) {
      resource.set("categories", Json.array(type.names().categories()));
    }
  }

  static List<String> subresources(ResourceType type) {
    if (type.is("", "pods")) {
      return List.of("status", "log");
    }
    if (!type.hasStatus()) {
      return List.of();
    }
    return type.scale().isEmpty() ? List.of("status") : List.of("status", "scale");
  }
}
