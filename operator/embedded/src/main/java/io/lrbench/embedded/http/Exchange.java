package io.lrbench.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Optional;

/** One request with its body, and the ways to answer it. */
record Exchange(HttpServerRequest request, Buffer body) {

  String method() {
    return request.method().name();
  }

  /** A query parameter; empty when absent. */
  String query(String name) {
    return Optional.ofNullable(request.getParam(name)).orElse("");
  }

  boolean flag(String name) {
    String value = query(name);
    return value.equals("true") || value.equals("1");
  }

  Optional<String> option(String name) {
    return Optional.of(query(name)).filter(value -> !value.isEmpty());
  }

  Optional<Long> number(String name) {
    try {
      return option(name).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw ApiProblem.badRequest(
          name + ": expected a whole number, found \"" + query(name) + "\"");
    }
  }

  boolean dryRun() {
    return query("dryRun").equals("All");
  }

  String accept() {
    return Optional.ofNullable(request.getHeader("accept")).orElse("");
  }

  void send(int code, JsonNode json) {
    send(code, json, List.of());
  }

  void send(int code, JsonNode json, List<String> warnings) {
    send(code, "application/json", Buffer.buffer(Json.bytes(json)), warnings);
  }

  void send(int code, String type, Buffer content, List<String> warnings) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(code).putHeader("content-type", type);
    for (String warning : warnings) {
      String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"");
      response.headers().add("Warning", "299 - \"" + quoted + "\"");
    }
    response.end(content);
  }

  void refuse(ApiProblem problem) {
    send(problem.code(), problem.status());
  }
}
