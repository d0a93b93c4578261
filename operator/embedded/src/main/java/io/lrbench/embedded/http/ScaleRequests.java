package io.lrbench.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.json.JsonPath;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.store.ClusterState;
import io.lrbench.embedded.store.WriteContext;
import java.util.List;

/** The scale subresource of custom resources. */
final class ScaleRequests {
  private final ClusterState state;

  ScaleRequests(ClusterState state) {
    this.state = state;
  }

  void answer(Exchange exchange, Address address) {
    JsonNode paths = address.type().scale();
    if (paths.isEmpty()) {
      throw ApiProblem.noSuchResource();
    }
    ObjectNode old = state.get(address.type(), address.namespaceOrNone(), address.name());
    ObjectNode scale = scale(paths, old);
    if (!exchange.method().equals("GET")) {
      Decoded body = Decoded.of(exchange);
      String media = Loopback.mediaType(exchange.request());
      JsonNode wanted =
          exchange.method().equals("PUT")
              ? body.json()
              : Writes.patched(media, address.type(), scale, body.json());
      ObjectNode updated = old.deepCopy();
      JsonPath.parse(paths.path("specReplicasPath").asText())
          .set(updated, wanted.at("/spec/replicas"));
      Address main = new Address(address.type(), address.namespace(), address.name(), "");
      WriteContext context = Writes.context(exchange, main);
      scale = scale(paths, state.replace(context, old, updated, List.of()).object());
    }
    exchange.send(200, scale);
  }

  private static ObjectNode scale(JsonNode paths, ObjectNode object) {
    ObjectNode scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    ObjectNode metadata = scale.putObject("metadata");
    for (String field :
        List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
      metadata.set(field, object.path("metadata").get(field));
    }
    scale.putObject("spec").put("replicas", replicas(paths, "specReplicasPath", object));
    scale.putObject("status").put("replicas", replicas(paths, "statusReplicasPath", object));
    return scale;
  }

  private static int replicas(JsonNode paths, String which, ObjectNode object) {
    return JsonPath.parse(paths.path(which).asText()).find(object).asInt(0);
  }
}
