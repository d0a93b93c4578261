package io.lrbench.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.apply.Patches;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.problem.Cause;
import io.lrbench.embedded.store.ClusterState;
import io.lrbench.embedded.store.DeleteOptions;
import io.lrbench.embedded.store.FieldValidation;
import io.lrbench.embedded.store.WriteContext;
import io.lrbench.embedded.store.Written;
import io.lrbench.embedded.type.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers POST, PUT, PATCH and DELETE of objects. */
final class Writes {
  private final ClusterState state;

  Writes(ClusterState state) {
    this.state = state;
  }

  void create(Exchange exchange, Address address) {
    if (address.isObject()) {
      throw notAllowed(exchange);
    }
    if (address.type().namespaced() && address.namespace().isEmpty()) {
      throw ApiProblem.badRequest(
          "an empty namespace may not be set during creation; post to /namespaces/NAME/"
              + address.type().names().plural());
    }
    Decoded body = Decoded.of(exchange);
    answer(exchange, state.create(context(exchange, address), body.object(), body.duplicates()));
  }

  void replace(Exchange exchange, Address address) {
    Decoded body = Decoded.of(exchange);
    WriteContext context = context(exchange, address);
    ObjectNode old = state.get(address.type(), address.namespaceOrNone(), address.name());
    answer(exchange, state.replace(context, old, body.object(), body.duplicates()));
  }

  void patch(Exchange exchange, Address address) {
    Decoded body = Decoded.of(exchange);
    WriteContext context = context(exchange, address);
    String type = Loopback.mediaType(exchange.request());
    if (type.startsWith("application/apply-patch")) {
      if (exchange.query("fieldManager").isEmpty()) {
        Cause missing = Cause.required("fieldManager", "is required for apply patch");
        ApiProblem.Subject patchOptions = new ApiProblem.Subject("meta.k8s.io", "PatchOptions", "");
        throw ApiProblem.invalid(patchOptions, List.of(missing));
      }
      boolean force = exchange.flag("force");
      answer(exchange, state.apply(context, body.object(), force, body.duplicates()));
      return;
    }
    ObjectNode old = state.get(address.type(), address.namespaceOrNone(), address.name());
    JsonNode patched = patched(type, address.type(), old, body.json());
    if (!(patched instanceof ObjectNode object)) {
      throw ApiProblem.badRequest("the patch makes no object of the object");
    }
    if (object.at("/metadata/managedFields").equals(old.at("/metadata/managedFields"))) {
      Json.child(object, "metadata").remove("managedFields");
    }
    try {
      answer(exchange, state.replace(context, old, object, body.duplicates()));
    } catch (ApiProblem problem) {
      throw problem.code() == 400 ? unfit(problem) : problem;
    }
  }

  /** What strict decoding finds in a patched object is said of the patch. */
  private static ApiProblem unfit(ApiProblem problem) {
    String message = String.valueOf(problem.getMessage());
    int strict = message.indexOf("strict decoding error");
    if (strict < 0) {
      return problem;
    }
    Cause cause = Cause.invalid("patch", "\"the patched object\"", message.substring(strict));
    return ApiProblem.invalid(ApiProblem.Subject.NONE, List.of(cause));
  }

  static JsonNode patched(String media, ResourceType type, ObjectNode old, JsonNode patch) {
    boolean strategic = media.equals("application/strategic-merge-patch+json");
    if (strategic && !type.schema().custom()) {
      return Patches.strategic(old, patch, type.schema().shape());
    }
    if (media.equals("application/json-patch+json")) {
      return Patches.json(old, patch);
    }
    if (media.equals("application/merge-patch+json")) {
      return Patches.merge(old, patch);
    }
    throw new ApiProblem(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include:"
            + " application/json-patch+json, application/merge-patch+json,"
            + " application/apply-patch+yaml");
  }

  void delete(Exchange exchange, Address address) {
    JsonNode body = exchange.body().length() > 0 ? Decoded.of(exchange).json() : Json.object();
    DeleteOptions options =
        DeleteOptions.parse(
            body,
            exchange.option("propagationPolicy"),
            exchange.number("gracePeriodSeconds"),
            exchange.dryRun());
    ResourceType type = address.type();
    if (address.isObject()) {
      exchange.send(200, state.delete(type, address.key(), options));
      return;
    }
    Predicate<JsonNode> chosen = Selectors.of(exchange, address);
    Optional<String> namespace = address.namespace().filter(name -> type.namespaced());
    ArrayNode deleted = Json.array();
    for (Map.Entry<String, ObjectNode> entry :
        List.copyOf(state.store().bucket(type).objects(namespace).entrySet())) {
      boolean there = state.store().find(type, entry.getKey()).isPresent();
      if (there && chosen.test(type.shown(entry.getValue()))) {
        deleted.add(state.delete(type, entry.getKey(), options));
      }
    }
    ObjectNode list = Reads.list(type);
    list.putObject("metadata").put("resourceVersion", String.valueOf(state.store().revision()));
    list.set("items", deleted);
    exchange.send(200, list);
  }

  private static void answer(Exchange exchange, Written written) {
    JsonNode object = written.object();
    exchange.send(written.created() ? 201 : 200, object, written.warnings());
  }

  static ApiProblem notAllowed(Exchange exchange) {
    return new ApiProblem(
        405,
        "MethodNotAllowed",
        "the server does not allow this method on the requested resource: " + exchange.method());
  }

  static WriteContext context(Exchange exchange, Address address) {
    String agent = Optional.ofNullable(exchange.request().getHeader("user-agent")).orElse("");
    String program = agent.isEmpty() ? "unknown" : agent.split("[/ ]", 2)[0];
    return new WriteContext(
        address.type(),
        address.namespaceOrNone(),
        address.name(),
        address.subresource(),
        exchange.option("fieldManager").orElse(program),
        exchange.dryRun(),
        FieldValidation.parse(exchange.query("fieldValidation")));
  }
}
