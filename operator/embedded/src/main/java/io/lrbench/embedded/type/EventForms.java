package io.lrbench.embedded.type;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Events have two forms, core/v1 and events.k8s.io/v1, of one stored object: the core form. */
final class EventForms {
  private static final Map<String, String> CORE_TO_NEW =
      Map.of(
          "involvedObject", "regarding",
          "message", "note",
          "reportingComponent", "reportingController",
          "count", "deprecatedCount",
          "source", "deprecatedSource",
          "firstTimestamp", "deprecatedFirstTimestamp",
          "lastTimestamp", "deprecatedLastTimestamp");

  private EventForms() {}

  static ObjectNode toNew(ObjectNode core) {
    ObjectNode event = core.deepCopy().put("apiVersion", "events.k8s.io/v1");
    CORE_TO_NEW.forEach((from, to) -> rename(event, from, to));
    return event;
  }

  static ObjectNode toCore(ObjectNode event) {
    ObjectNode core = event.deepCopy().put("apiVersion", "v1");
    CORE_TO_NEW.forEach((to, from) -> rename(core, from, to));
    return core;
  }

  private static void rename(ObjectNode object, String from, String to) {
    if (object.has(from)) {
      object.set(to, object.remove(from));
    }
  }
}
