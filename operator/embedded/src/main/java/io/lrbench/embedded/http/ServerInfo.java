package io.lrbench.embedded.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.openapi.AggregatedDiscovery;
import io.lrbench.embedded.openapi.Discovery;
import io.lrbench.embedded.openapi.OpenApi;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.store.ClusterState;
import io.lrbench.embedded.type.ResourceType;
import io.vertx.core.buffer.Buffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Answers what is not about objects: health, version, discovery, OpenAPI, access reviews. */
final class ServerInfo {
  private final ClusterState state;

  ServerInfo(ClusterState state) {
    this.state = state;
  }

  void answer(Exchange exchange) {
    String path = exchange.request().path();
    if (path.startsWith("/apis/authorization.k8s.io/v1/self")) {
      exchange.send(201, review(Decoded.of(exchange).object()));
      return;
    }
    Collection<ResourceType> types = state.types().all();
    switch (path) {
      case "/healthz", "/readyz", "/livez" ->
          exchange.send(200, "text/plain", Buffer.buffer("ok"), List.of());
      case "/version" -> exchange.send(200, version());
      case "/openapi/v3" -> exchange.send(200, OpenApi.index(types));
      case "/api", "/apis" -> discovery(exchange, types, path.equals("/api"));
      default -> exchange.send(200, document(path, types).orElseThrow(ApiProblem::noSuchResource));
    }
  }

  private static void discovery(Exchange exchange, Collection<ResourceType> types, boolean core) {
    if (exchange.accept().contains("v=v2;as=APIGroupDiscoveryList")) {
      Buffer list = Buffer.buffer(Json.bytes(AggregatedDiscovery.of(types, core)));
      exchange.send(200, AggregatedDiscovery.MEDIA_TYPE, list, List.of());
    } else {
      exchange.send(200, core ? Discovery.coreVersions() : Discovery.groups(types));
    }
  }

  private static Optional<ObjectNode> document(String path, Collection<ResourceType> types) {
    if (path.startsWith("/openapi/v3/")) {
      return OpenApi.document(types, path.substring("/openapi/v3/".length()));
    }
    if (path.startsWith("/api/")) {
      return Discovery.resources(types, path.substring("/api/".length()));
    }
    if (path.startsWith("/apis/")) {
      String rest = path.substring("/apis/".length());
      return rest.contains("/") ? Discovery.resources(types, rest) : Discovery.groupOf(types, rest);
    }
    return Optional.empty();
  }

  private static ObjectNode version() {
    return Json.object()
        .put("major", "1")
        .put("minor", "34")
        .put("gitVersion", "v1.34.0-embedded")
        .put("gitCommit", "0000000000000000000000000000000000000000")
        .put("gitTreeState", "clean")
        .put("buildDate", "2026-01-01T00:00:00Z")
        .put("goVersion", "none")
        .put("compiler", "javac")
        .put("platform", "linux/amd64");
  }

  /** There is one user, who may do everything. */
  private static ObjectNode review(ObjectNode review) {
    ObjectNode status = review.putObject("status").put("allowed", true).put("incomplete", false);
    ObjectNode rule = status.putArray("resourceRules").addObject();
    for (String field : List.of("verbs", "apiGroups", "resources")) {
      rule.putArray(field).add("*");
    }
    ObjectNode paths = status.putArray("nonResourceRules").addObject();
    paths.putArray("verbs").add("*");
    paths.putArray("nonResourceURLs").add("*");
    return review;
  }
}
