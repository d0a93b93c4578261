package io.lrbench.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.store.Bucket;
import io.lrbench.embedded.store.Change;
import io.lrbench.embedded.store.Store;
import io.lrbench.embedded.type.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One open watch: turns changes into events for what its selector chooses. */
final class WatchStream {
  /** How an object is shown in an event: as it is, or as a table. */
  interface View {
    JsonNode of(ObjectNode object);
  }

  private final Store store;
  private final ResourceType type;
  private final Predicate<JsonNode> chosen;
  private final View view;
  private final Consumer<String> lines;
  private final Consumer<Change> listener = this::changed;
  private Runnable afterwards = () -> {};

  WatchStream(
      Store store,
      ResourceType type,
      Predicate<JsonNode> chosen,
      View view,
      Consumer<String> lines) {
    this.store = store;
    this.type = type;
    this.chosen = chosen;
    this.view = view;
    this.lines = lines;
  }

  /** Sends what is there, or what happened since a revision, and then every change. */
  void start(String from, boolean markEndOfInitialEvents) {
    Bucket bucket = store.bucket(type);
    if (from.isEmpty() || from.equals("0")) {
      for (ObjectNode stored : bucket.objects(Optional.empty()).values()) {
        ObjectNode object = type.shown(stored);
        if (chosen.test(object)) {
          send("ADDED", Json.write(view.of(object)));
        }
      }
      if (markEndOfInitialEvents) {
        bookmark(true);
      }
    } else {
      since(bucket, from).forEach(this::changed);
    }
    bucket.watch(listener);
  }

  private static List<Change> since(Bucket bucket, String from) {
    try {
      return bucket
          .since(Long.parseLong(from))
          .orElseThrow(() -> new ApiProblem(410, "Expired", "too old resource version: " + from));
    } catch (NumberFormatException e) {
      throw ApiProblem.badRequest("resourceVersion: Invalid value: \"" + from + "\"");
    }
  }

  private void changed(Change change) {
    ObjectNode object = type.shown(change.object());
    boolean now = !change.removal() && chosen.test(object);
    boolean before = change.before().map(old -> chosen.test(type.shown(old))).orElse(false);
    if (!now && !before) {
      return;
    }
    JsonNode shown = view.of(object);
    String json = isStoredForm(shown, change) ? change.json() : Json.write(shown);
    String event = now ? (before ? "MODIFIED" : "ADDED") : "DELETED";
    send(event, json);
  }

  @SuppressWarnings("ReferenceEquality") // the very object has its JSON ready for all watchers
  private static boolean isStoredForm(JsonNode shown, Change change) {
    return shown == change.object();
  }

  void bookmark(boolean endOfInitialEvents) {
    send(
        "BOOKMARK",
        Json.write(
            Watches.bookmarkObject(
                type.names().kind(),
                type.names().groupVersion(),
                store.revision(),
                endOfInitialEvents)));
  }

  void send(String event, String json) {
    lines.accept("{\"type\":\"" + event + "\",\"object\":" + json + "}");
  }

  void onClose(Runnable action) {
    afterwards = action;
  }

  void close() {
    store.bucket(type).unwatch(listener);
    afterwards.run();
  }
}
