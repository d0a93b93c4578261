package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.lrbench.trainer.train.Curve;
import io.lrbench.trainer.train.CurveRow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a growing curve to whoever keeps it, who answers what it wants next. */
class CurvePushTest {
  private static final Duration NEVER = Duration.ofHours(1);

  private HttpServer server;
  private final List<Integer> sizes = new ArrayList<>();
  private final Map<String, List<Long>> kept = new TreeMap<>();

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/curves",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          byte[] answer = keep(body).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  /** As the operator does: each update once, and every curve from its first row on. */
  private synchronized String keep(byte[] body) throws IOException {
    sizes.add(body.length);
    StringBuilder next = new StringBuilder();
    for (Map.Entry<String, JsonNode> curve :
        PackFixture.JSON.readTree(body).path("curves").properties()) {
      List<Long> updates = kept.computeIfAbsent(curve.getKey(), trial -> new ArrayList<>());
      List<Long> told =
          curve
              .getValue()
              .asText()
              .lines()
              .skip(1)
              .map(row -> Long.parseLong(row.split(",", 2)[0]))
              .toList();
      told.stream()
          .filter(update -> !updates.isEmpty() || told.get(0) == 0)
          .filter(update -> update >= next(updates))
          .forEach(updates::add);
      next.append(next.isEmpty() ? "" : ",")
          .append("\"%s\":%d".formatted(curve.getKey(), next(updates)));
    }
    return "{\"next\":{" + next + "}}";
  }

  private static long next(List<Long> updates) {
    return updates.isEmpty() ? 0 : updates.get(updates.size() - 1) + 1;
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private CurvePush push() {
    return CurvePush.start(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/curves"),
        Optional.empty(),
        NEVER);
  }

  private static void grow(Curve curve, int rows) {
    for (int i = 0; i < rows; i++) {
      curve.add(
          new CurveRow(
              curve.size(),
              OptionalDouble.of(1e-3 / 3),
              OptionalDouble.of(1.2345678),
              Optional.empty()));
    }
  }

  @Test
  void tellsNobodyWhereNobodyIsNamed() {
    assertThat(CurvePush.of(Map.of())).isEmpty();
  }

  @Test
  void tellsWhatIsNewAndWhatWhoeverKeepsItHasLost() {
    CurvePush push = push();
    Curve curve = new Curve();
    push.follow("aaa", curve, 100);
    grow(curve, 3);
    push.flush();
    grow(curve, 2);
    push.flush();
    assertThat(kept).containsEntry("aaa", List.of(0L, 1L, 2L, 3L, 4L));
    assertThat(sizes).hasSize(2);

    kept.clear(); // another replica, with an empty disk
    grow(curve, 1);
    push.flush();
    assertThat(kept).containsEntry("aaa", List.of(0L, 1L, 2L, 3L, 4L, 5L));
  }

  /** After a checkpoint the curve is there from its first row; what was told is not told again. */
  @Test
  void goesOnWhereAnEarlierPodEnded() {
    kept.put("aaa", new ArrayList<>(List.of(0L, 1L, 2L, 3L)));
    Curve curve = new Curve();
    grow(curve, 2);
    CurvePush push = push();
    push.follow("aaa", curve, 100);
    push.flush();
    push.flush();
    assertThat(kept).containsEntry("aaa", List.of(0L, 1L, 2L, 3L));
    int told = sizes.size();
    grow(curve, 2);
    push.flush();
    assertThat(sizes).as("what is known is not told").hasSize(told);
    grow(curve, 1);
    push.flush();
    assertThat(kept).containsEntry("aaa", List.of(0L, 1L, 2L, 3L, 4L));
  }

  @Test
  void thinsALongCurveAndBoundsEachRequest() {
    Curve curve = new Curve();
    grow(curve, 50_000);
    curve.end();
    CurvePush push = push();
    push.follow("aaa", curve, 50_000);
    push.flush();
    assertThat(kept.get("aaa")).hasSize(16_668).startsWith(0L, 3L, 6L).endsWith(49_998L, 49_999L);
    assertThat(sizes).hasSizeGreaterThan(5).allMatch(size -> size <= 131_072);
  }

  @Test
  void givesEachOfManyTrialsAWord() {
    CurvePush push = push();
    for (int i = 0; i < 500; i++) {
      Curve curve = new Curve();
      grow(curve, 150);
      curve.end();
      push.follow("trial" + i, curve, 150);
    }
    push.flush();
    assertThat(kept).hasSize(500).allSatisfy((trial, told) -> assertThat(told).hasSize(150));
    assertThat(sizes).allMatch(size -> size <= 131_072);
  }

  @Test
  void trainingAndItsEndWaitForNobodyWhoIsSilent() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    server.createContext(
        "/silent",
        exchange -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    CurvePush push =
        CurvePush.start(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/silent"),
            Optional.empty(),
            Duration.ofMillis(20));
    Curve curve = new Curve();
    push.follow("aaa", curve, 100_000);
    long start = System.nanoTime();
    grow(curve, 100_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    push.flush();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    over.countDown();
  }
}
