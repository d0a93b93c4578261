package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatusBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server answers before and besides the desk. */
class ProgressRouteIT {
  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;

  @BeforeEach
  void serve() {
    LiveProgress progress = new LiveProgress();
    assertThat(progress.of("any")).isEmpty();
    Router router = Router.router(vertx);
    ProgressRoute.serve(
        router,
        new ProgressDesk(
            progress,
            new TrainerPods(
                new PodTokens(
                    token -> new TokenReviewStatusBuilder().withAuthenticated(false).build(),
                    Clock.systemUTC()))));
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

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.actualPort() + "/progress"))
                .header("Authorization", "Bearer forged")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void saysWhyItRefusesAndClosesTheConnection() throws IOException, InterruptedException {
    HttpResponse<String> answer = post("{\"trials\": {}}");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).startsWith("expected a valid token");
    assertThat(answer.headers().firstValue("connection")).hasValue("close");
  }

  @Test
  void readsNoLargeBody() throws IOException, InterruptedException {
    assertThat(post("x".repeat(65_537)).statusCode()).isEqualTo(413);
  }
}
