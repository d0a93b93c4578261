package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tells the newest, and never keeps training waiting. */
class ProgressPushTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void tellsNobodyWhereNobodyIsNamed() {
    assertThat(ProgressPush.of(Map.of())).isEmpty();
  }

  @Test
  void tellsTheNewestOfEachTrialWithTheTokenOfNow(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path token = folder.resolve("token");
    Files.writeString(token, "first\n");
    BlockingQueue<List<String>> requests = new LinkedBlockingQueue<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/progress",
        exchange -> {
          requests.add(
              List.of(
                  exchange.getRequestHeaders().getFirst("Authorization"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/progress");
      ProgressPush push = ProgressPush.start(uri, Optional.of(token), Duration.ofMillis(300));
      push.tell("aaa", 1, 600);
      push.tell("aaa", 2, 600);
      assertThat(requests.poll(10, TimeUnit.SECONDS))
          .containsExactly("Bearer first", "{\"trials\":{\"aaa\":{\"update\":2,\"of\":600}}}");

      Files.writeString(token, "second");
      push.tell("bbb", 7, 7);
      assertThat(requests.poll(10, TimeUnit.SECONDS))
          .containsExactly("Bearer second", "{\"trials\":{\"bbb\":{\"update\":7,\"of\":7}}}");
      assertThat(requests.poll(700, TimeUnit.MILLISECONDS)).as("nothing new").isNull();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void trainingWaitsForNobodyThatIsAbsentOrSilent() throws IOException, InterruptedException {
    HttpServer silent =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    silent.createContext("/progress", exchange -> {});
    silent.start();
    try {
      for (URI uri :
          List.of(
              URI.create("http://127.0.0.1:1/progress"),
              URI.create("http://no-such-host.invalid/progress"),
              URI.create("http://127.0.0.1:" + silent.getAddress().getPort() + "/progress"))) {
        ProgressPush push = ProgressPush.start(uri, Optional.of(Path.of("/no/such/token")), SHORT);
        long start = System.nanoTime();
        for (int update = 1; update <= 1000; update++) {
          push.tell("aaa", update, 1000);
        }
        Thread.sleep(120);
        push.tell("aaa", 1000, 1000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      }
    } finally {
      silent.stop(0);
    }
  }
}
