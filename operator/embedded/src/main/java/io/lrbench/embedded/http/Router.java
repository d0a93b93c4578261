package io.lrbench.embedded.http;

import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.store.ClusterState;
import io.vertx.core.Vertx;
import java.util.Optional;

/** Sends each request to what answers it. */
final class Router {
  private final ClusterState state;
  private final Reads reads;
  private final Writes writes;
  private final Watches watches;
  private final ScaleRequests scale;
  private final LogRequests logs;
  private final ServerInfo info;

  Router(Vertx vertx, ClusterState state, PodLogs podLogs) {
    this.state = state;
    reads = new Reads(state);
    writes = new Writes(state);
    watches = new Watches(vertx, state);
    scale = new ScaleRequests(state);
    logs = new LogRequests(vertx, state, podLogs);
    info = new ServerInfo(state);
  }

  void route(Exchange exchange) {
    Optional<Address> address = Address.parse(exchange.request().path(), state.types());
    if (address.isEmpty()) {
      info.answer(exchange);
    } else {
      route(exchange, address.get());
    }
  }

  private void route(Exchange exchange, Address address) {
    String method = exchange.method();
    switch (address.subresource()) {
      case "" -> routeMain(exchange, address, method);
      case "log" -> logs.answer(exchange, address);
      case "scale" -> scale.answer(exchange, address);
      case "status" -> {
        if (!address.type().hasStatus() || method.equals("POST") || method.equals("DELETE")) {
          throw ApiProblem.noSuchResource();
        }
        routeMain(exchange, address, method);
      }
      default -> throw ApiProblem.noSuchResource();
    }
  }

  private void routeMain(Exchange exchange, Address address, String method) {
    switch (method) {
      case "GET" -> {
        if (exchange.flag("watch")) {
          watches.open(exchange, address);
        } else if (address.isObject()) {
          reads.get(exchange, address);
        } else {
          reads.list(exchange, address);
        }
      }
      case "POST" -> writes.create(exchange, address);
      case "PUT" -> writes.replace(exchange, address);
      case "PATCH" -> writes.patch(exchange, address);
      case "DELETE" -> writes.delete(exchange, address);
      default -> throw Writes.notAllowed(exchange);
    }
  }
}
