package io.lrbench.embedded.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.type.ResourceType;
import java.util.Collection;
import java.util.List;

/**
 * All groups, versions and resources in one document.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#aggregated-discovery">Aggregated
 *     discovery</a>
 */
public final class AggregatedDiscovery {
  public static final String MEDIA_TYPE =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private AggregatedDiscovery() {}

  /** The core group alone, or all others. */
  public static ObjectNode of(Collection<ResourceType> types, boolean core) {
    ObjectNode list =
        Json.object()
            .put("kind", "APIGroupDiscoveryList")
            .put("apiVersion", "apidiscovery.k8s.io/v2");
    list.putObject("metadata");
    ArrayNode items = list.putArray("items");
    types.stream()
        .map(type -> type.names().group())
        .distinct()
        .filter(group -> group.isEmpty() == core)
        .forEach(group -> items.add(group(types, group)));
    return list;
  }

  private static ObjectNode group(Collection<ResourceType> types, String name) {
    ObjectNode group = Json.object();
    ObjectNode metadata = group.putObject("metadata");
    if (!name.isEmpty()) {
      metadata.put("name", name);
    }
    ArrayNode versions = group.putArray("versions");
    List<ResourceType> own =
        types.stream().filter(type -> type.names().group().equals(name)).toList();
    own.stream()
        .map(type -> type.names().version())
        .distinct()
        .forEach(
            version -> {
              ObjectNode one = versions.addObject().put("version", version);
              ArrayNode resources = one.put("freshness", "Current").putArray("resources");
              own.stream()
                  .filter(type -> type.names().version().equals(version))
                  .forEach(type -> resources.add(resource(type)));
            });
    return group;
  }

  private static ObjectNode resource(ResourceType type) {
    ObjectNode resource = Json.object().put("resource", type.names().plural());
    resource.set("responseKind", kind(type));
    resource
        .put("scope", type.namespaced() ? "Namespaced" : "Cluster")
        .put("singularResource", type.names().singular());
    resource.set("verbs", Json.array(Discovery.VERBS));
    Discovery.names(resource, type);
    ArrayNode subresources = Json.array();
    for (String name : Discovery.subresources(type)) {
      ObjectNode subresource = subresources.addObject().put("subresource", name);
      subresource.set("responseKind", kind(type));
      subresource.set("verbs", Json.array(Discovery.SUBRESOURCE_VERBS));
    }
    if (!subresources.isEmpty()) {
      resource.set("subresources", subresources);
    }
    return resource;
  }

  static ObjectNode kind(ResourceType type) {
    return Json.object()
        .put("group", type.names().group())
        .put("version", type.names().version())
        .put("kind", type.names().kind());
  }
}
