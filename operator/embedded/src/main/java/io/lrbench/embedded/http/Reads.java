package io.lrbench.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.store.ClusterState;
import io.lrbench.embedded.table.Tables;
import io.lrbench.embedded.type.ResourceType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers GET of objects and lists, as JSON or as a table. */
final class Reads {
  private final ClusterState state;

  Reads(ClusterState state) {
    this.state = state;
  }

  private record Page(List<ObjectNode> items, Optional<String> next) {}

  void get(Exchange exchange, Address address) {
    ObjectNode object = state.get(address.type(), address.namespaceOrNone(), address.name());
    if (wantsTable(exchange)) {
      exchange.send(200, table(exchange, address.type(), List.of(object)));
    } else {
      exchange.send(200, object);
    }
  }

  void list(Exchange exchange, Address address) {
    ResourceType type = address.type();
    Page page = page(exchange, address);
    ObjectNode list = wantsTable(exchange) ? table(exchange, type, page.items()) : list(type);
    ObjectNode metadata = Json.child(list, "metadata");
    metadata.put("resourceVersion", String.valueOf(state.store().revision()));
    page.next().ifPresent(token -> metadata.put("continue", token));
    if (!wantsTable(exchange)) {
      list.putArray("items").addAll(page.items());
    }
    exchange.send(200, list);
  }

  static ObjectNode list(ResourceType type) {
    return Json.object()
        .put("kind", type.names().kind() + "List")
        .put("apiVersion", type.names().groupVersion());
  }

  private Page page(Exchange exchange, Address address) {
    ResourceType type = address.type();
    Predicate<JsonNode> chosen = Selectors.of(exchange, address);
    int limit = exchange.number("limit").map(Math::toIntExact).filter(n -> n > 0).orElse(-1);
    NavigableMap<String, ObjectNode> objects =
        state
            .store()
            .bucket(type)
            .objects(address.namespace().filter(namespace -> type.namespaced()));
    Optional<String> after = exchange.option("continue").map(Reads::decodeToken);
    List<ObjectNode> items = new ArrayList<>();
    String last = "";
    for (Map.Entry<String, ObjectNode> entry :
        after.map(key -> objects.tailMap(key, false)).orElse(objects).entrySet()) {
      ObjectNode object = type.shown(entry.getValue());
      if (!chosen.test(object)) {
        continue;
      }
      if (items.size() == limit) {
        return new Page(items, Optional.of(encodeToken(last)));
      }
      items.add(object);
      last = entry.getKey();
    }
    return new Page(items, Optional.empty());
  }

  static boolean wantsTable(Exchange exchange) {
    return exchange.accept().contains("as=Table");
  }

  static ObjectNode table(Exchange exchange, ResourceType type, List<ObjectNode> items) {
    return Tables.of(type, items, exchange.query("includeObject"));
  }

  private static String encodeToken(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decodeToken(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiProblem.badRequest("continue key is not valid: " + token);
    }
  }
}
