package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatusBuilder;
import io.lrbench.operator.fixture.Installation;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server answers before and besides the desk, and how much it takes in at once. */
class CurveRouteIT {
  private static final TokenReviewStatus UNKNOWN =
      new TokenReviewStatusBuilder().withAuthenticated(false).build();

  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path folder;
  private HttpServer server;

  @BeforeEach
  void serve() {
    LiveProgress progress = new LiveProgress();
    assertThat(progress.of("any")).isEmpty();
    Router router = Router.router(vertx);
    CurveRoute.serve(
        router,
        new CurveDesk(
            new Installation(Optional.of("http://operator/progress"), Optional.of(folder)),
            progress,
            new TrainerPods(new PodTokens(token -> UNKNOWN, Clock.systemUTC())),
            new Readers(token -> UNKNOWN, asked -> false, Clock.systemUTC())));
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path))
        .header("Authorization", "Bearer forged");
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return send(request("/curves").POST(HttpRequest.BodyPublishers.ofString(body)).build());
  }

  @Test
  void letsNobodyInWithoutAToken() throws IOException, InterruptedException {
    assertThat(post("{}").statusCode()).isEqualTo(401);
    assertThat(send(request("/curves/ml/bench/aaa").build()).statusCode()).isEqualTo(401);
    assertThat(send(request("/curves/ml/..%2F..%2Fetc/passwd").build()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void readsNoLargeBody() throws IOException, InterruptedException {
    assertThat(post("x".repeat(CurveRoute.MOST_BYTES + 1)).statusCode()).isEqualTo(413);
  }

  /** 3,600 pods that all send at once: no more bodies than these are ever in memory. */
  @Test
  void readsSoManyBodiesAtOnceAndNoMore() throws IOException, InterruptedException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < CurveRoute.MOST_AT_ONCE; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                "POST /curves HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII));
      }
      Awaitility.await().untilAsserted(() -> assertThat(post("{}").statusCode()).isEqualTo(503));

      assertThat(post("{}").body()).contains("too many");
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(post("{}").statusCode()).isEqualTo(401));
  }

  /** Whoever keeps a body back loses its place. */
  @Test
  void waitsForNobodyLong() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      socket
          .getOutputStream()
          .write(
              "POST /curves HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n{"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(30_000);
      byte[] answer = new byte[12];
      assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length)).isEqualTo(12);

      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 503");
    }
  }
}
