package io.lrbench.embedded.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.store.ClusterState;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Answers the log of a pod, whole, its last lines, or as it grows. */
final class LogRequests {
  private static final int LONGEST_BYTES = 16 << 20;
  private static final long POLL_MILLIS = 200;

  private final Vertx vertx;
  private final ClusterState state;
  private final PodLogs logs;

  LogRequests(Vertx vertx, ClusterState state, PodLogs logs) {
    this.vertx = vertx;
    this.state = state;
    this.logs = logs;
  }

  void answer(Exchange exchange, Address address) {
    ObjectNode pod = state.get(address.type(), address.namespaceOrNone(), address.name());
    Optional<Path> file = logs.file(pod.at("/metadata/uid").asText());
    boolean finished = finished(pod);
    if (file.isEmpty() && !finished) {
      throw ApiProblem.badRequest(
          "container \""
              + pod.at("/spec/containers/0/name").asText()
              + "\" in pod \""
              + address.name()
              + "\" is waiting to start: ContainerCreating");
    }
    byte[] content = file.map(path -> read(path, 0)).orElse(new byte[0]);
    int start =
        exchange.number("tailLines").map(Math::toIntExact).map(n -> tail(content, n)).orElse(0);
    Buffer first = Buffer.buffer(content).slice(start, content.length);
    if (!exchange.flag("follow") || finished) {
      exchange.send(200, "text/plain", first, List.of());
      return;
    }
    HttpServerResponse response = exchange.request().response().setChunked(true);
    response.putHeader("content-type", "text/plain").write(first);
    follow(response, address, file.get(), content.length);
  }

  private void follow(HttpServerResponse response, Address address, Path file, int offset) {
    vertx.setTimer(
        POLL_MILLIS,
        id -> {
          if (response.closed()) {
            return;
          }
          boolean last =
              state
                  .store()
                  .find(address.type(), address.key())
                  .map(LogRequests::finished)
                  .orElse(true);
          byte[] more = read(file, offset);
          if (more.length > 0) {
            response.write(Buffer.buffer(more));
          }
          if (last) {
            response.end();
          } else {
            follow(response, address, file, offset + more.length);
          }
        });
  }

  private static boolean finished(ObjectNode pod) {
    return List.of("Succeeded", "Failed").contains(pod.at("/status/phase").asText());
  }

  private static byte[] read(Path path, long offset) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.min(Math.max(offset, file.length() - LONGEST_BYTES), file.length());
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return bytes;
    } catch (IOException e) {
      throw new ApiProblem(
          500, "InternalError", "the log " + path + " is not readable: " + e.getMessage());
    }
  }

  /** Where the last lines of a log begin. */
  static int tail(byte[] content, int lines) {
    int left = lines;
    int at =
        content.length > 0 && content[content.length - 1] == '\n'
            ? content.length - 1
            : content.length;
    if (lines == 0) {
      return content.length;
    }
    while (at > 0) {
      if (content[at - 1] == '\n' && --left == 0) {
        return at;
      }
      at--;
    }
    return 0;
  }
}
