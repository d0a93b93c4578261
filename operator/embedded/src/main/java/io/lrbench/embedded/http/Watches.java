package io.lrbench.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.store.ClusterState;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;

/** Opens watches, as a stream of lines or over a WebSocket. */
final class Watches {
  private static final long LONGEST_SECONDS = 3_600;
  private static final long BOOKMARK_MILLIS = 30_000;

  private final Vertx vertx;
  private final ClusterState state;

  Watches(Vertx vertx, ClusterState state) {
    this.vertx = vertx;
    this.state = state;
  }

  void open(Exchange exchange, Address address) {
    if ("websocket".equalsIgnoreCase(exchange.request().getHeader("upgrade"))) {
      exchange.request().toWebSocket().onSuccess(socket -> onSocket(exchange, address, socket));
      return;
    }
    HttpServerResponse response =
        exchange
            .request()
            .response()
            .setChunked(true)
            .putHeader("content-type", "application/json");
    WatchStream stream =
        new WatchStream(
            state.store(),
            address.type(),
            Selectors.of(exchange, address),
            tables(exchange, address),
            line -> {
              if (!response.ended() && !response.closed()) {
                response.write(line + "\n");
              }
            });
    response.closeHandler(end -> stream.close());
    response.writeHead(); // kubectl waits for it, though there may be nothing to tell for long
    start(
        exchange,
        stream,
        () -> {
          if (!response.ended() && !response.closed()) {
            response.end();
          }
        });
  }

  private void onSocket(Exchange exchange, Address address, ServerWebSocket socket) {
    WatchStream stream =
        new WatchStream(
            state.store(),
            address.type(),
            Selectors.of(exchange, address),
            tables(exchange, address),
            line -> {
              if (!socket.isClosed()) {
                socket.writeTextMessage(line);
              }
            });
    socket.closeHandler(end -> stream.close());
    socket.exceptionHandler(end -> stream.close());
    start(
        exchange,
        stream,
        () -> {
          if (!socket.isClosed()) {
            socket.close();
          }
        });
  }

  private static WatchStream.View tables(Exchange exchange, Address address) {
    if (!Reads.wantsTable(exchange)) {
      return object -> object;
    }
    return object -> Reads.table(exchange, address.type(), List.of(object));
  }

  private void start(Exchange exchange, WatchStream stream, Runnable end) {
    boolean marks = exchange.flag("allowWatchBookmarks");
    String from = exchange.query("resourceVersion");
    boolean initial = exchange.flag("sendInitialEvents");
    try {
      stream.start(initial ? "" : from, initial && marks);
    } catch (ApiProblem problem) {
      stream.send("ERROR", Json.write(problem.status()));
      end.run();
      return;
    }
    long bookmarks =
        vertx.setPeriodic(
            BOOKMARK_MILLIS,
            id -> {
              if (marks) {
                stream.bookmark(false);
              }
            });
    long seconds = exchange.number("timeoutSeconds").orElse(LONGEST_SECONDS);
    long limit =
        vertx.setTimer(
            Math.max(1, Math.min(seconds, LONGEST_SECONDS)) * 1_000,
            id -> {
              stream.close();
              end.run();
            });
    stream.onClose(
        () -> {
          vertx.cancelTimer(bookmarks);
          vertx.cancelTimer(limit);
        });
  }

  static JsonNode bookmarkObject(
      String kind, String groupVersion, long revision, boolean initialEnd) {
    ObjectNode object = Json.object().put("kind", kind).put("apiVersion", groupVersion);
    ObjectNode metadata = object.putObject("metadata");
    metadata.put("resourceVersion", String.valueOf(revision)).putNull("creationTimestamp");
    if (initialEnd) {
      metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
    }
    return object;
  }
}
