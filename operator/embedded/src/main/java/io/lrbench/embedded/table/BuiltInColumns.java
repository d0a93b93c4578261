package io.lrbench.embedded.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.type.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The columns of the built-in kinds. */
final class BuiltInColumns {
  private BuiltInColumns() {}

  static List<Column> of(ResourceType type) {
    return switch (type.names().plural()) {
      case "pods" ->
          List.of(
              Column.objectName(),
              Column.text("Ready", BuiltInColumns::readyContainers),
              Column.text("Status", BuiltInColumns::podStatus),
              Column.text("Restarts", pod -> "0"),
              Column.age(),
              Column.wide("Node", pod -> pod.at("/spec/nodeName").asText("<none>")));
      case "jobs" ->
          List.of(
              Column.objectName(),
              Column.text("Status", BuiltInColumns::jobStatus),
              Column.text("Completions", BuiltInColumns::completions),
              Column.text("Duration", BuiltInColumns::jobDuration),
              Column.age());
      case "nodes" ->
          List.of(
              Column.objectName(),
              Column.text("Status", node -> condition(node, "Ready") ? "Ready" : "NotReady"),
              Column.text("Roles", node -> "<none>"),
              Column.age(),
              Column.text("Version", node -> node.at("/status/nodeInfo/kubeletVersion").asText()));
      case "namespaces" ->
          List.of(
              Column.objectName(),
              Column.text("Status", namespace -> namespace.at("/status/phase").asText()),
              Column.age());
      case "configmaps", "secrets" ->
          List.of(
              Column.objectName(),
              Column.text("Data", map -> String.valueOf(map.path("data").size())),
              Column.age());
      case "events" -> events();
      case "customresourcedefinitions" ->
          List.of(
              Column.objectName(),
              Column.text("Created At", one -> one.at("/metadata/creationTimestamp").asText()));
      default -> List.of(Column.objectName(), Column.age());
    };
  }

  private static List<Column> events() {
    return List.of(
        Column.text("Last Seen", BuiltInColumns::lastSeen),
        Column.text("Type", event -> event.path("type").asText()),
        Column.text("Reason", event -> event.path("reason").asText()),
        Column.text("Object", BuiltInColumns::eventObject),
        Column.text(
            "Message", event -> event.path("message").asText(event.path("note").asText(""))));
  }

  private static String lastSeen(JsonNode event) {
    for (String field : List.of("lastTimestamp", "deprecatedLastTimestamp", "eventTime")) {
      if (event.path(field).isTextual()) {
        return Column.since(event.path(field));
      }
    }
    return Column.since(event.at("/metadata/creationTimestamp"));
  }

  private static String eventObject(JsonNode event) {
    JsonNode object =
        event.has("regarding") ? event.get("regarding") : event.path("involvedObject");
    return object.path("kind").asText().toLowerCase(Locale.ROOT)
        + "/"
        + object.path("name").asText();
  }

  private static String readyContainers(JsonNode pod) {
    int ready = 0;
    for (JsonNode container : pod.at("/status/containerStatuses")) {
      ready += container.path("ready").asBoolean() ? 1 : 0;
    }
    return ready + "/" + pod.at("/spec/containers").size();
  }

  private static String podStatus(JsonNode pod) {
    if (pod.at("/metadata").has("deletionTimestamp")) {
      return "Terminating";
    }
    JsonNode state = pod.at("/status/containerStatuses/0/state");
    for (String kind : List.of("waiting", "terminated")) {
      String reason = state.path(kind).path("reason").asText("");
      if (!reason.isEmpty()) {
        return reason;
      }
    }
    return pod.at("/status/reason").asText(pod.at("/status/phase").asText("Unknown"));
  }

  private static String jobStatus(JsonNode job) {
    for (String type : List.of("Complete", "Failed", "Suspended", "FailureTarget")) {
      if (condition(job, type)) {
        return type;
      }
    }
    return job.at("/metadata").has("deletionTimestamp") ? "Terminating" : "Running";
  }

  private static String completions(JsonNode job) {
    String wanted = job.at("/spec/completions").asText("1");
    return job.at("/status/succeeded").asText("0") + "/" + wanted;
  }

  private static String jobDuration(JsonNode job) {
    String start = job.at("/status/startTime").asText("");
    if (start.isEmpty()) {
      return "";
    }
    String end = job.at("/status/completionTime").asText(Instant.now().toString());
    return Age.of(Duration.between(Instant.parse(start), Instant.parse(end)));
  }

  private static boolean condition(JsonNode object, String type) {
    for (JsonNode condition : object.at("/status/conditions")) {
      if (condition.path("type").asText().equals(type)
          && condition.path("status").asText().equals("True")) {
        return true;
      }
    }
    return false;
  }
}
