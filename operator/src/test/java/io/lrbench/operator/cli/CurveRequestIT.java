package io.lrbench.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which answers of a pod end the search for curves. */
class CurveRequestIT {
  private static final String HEADER = "update,lr,trainLoss,evalLoss\n";

  @TempDir private Path folder;
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/one/bbb", 200, HEADER + "0,0.1,2.5,\n1,0.1,2.");
    answer("/cut/aaa", 200, "update,lr");
    answer("/standby/", 503, "another replica works; ask again\n");
    answer("/busy/aaa", 200, HEADER + "0,0.1,1.5,\n");
    answer("/busy/bbb", 429, "too many tokens at once; try again later\n");
    server.start();
  }

  private void answer(String path, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private CurveRequest request() {
    return new CurveRequest("token", new LinkedHashSet<>(List.of("aaa", "bbb")), folder);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  @Test
  void endsWhereOneTrialHasACurve() throws IOException, InterruptedException {
    assertThat(request().ask(url("/one/"))).isEmpty();

    assertThat(folder.resolve("bbb.csv")).hasContent(HEADER + "0,0.1,2.5,\n");
    assertThat(folder.resolve("aaa.csv")).doesNotExist();
  }

  /** A pod of another release, which does not serve the benchmark. */
  @Test
  void goesOnWhereThePodHasNone() throws IOException, InterruptedException {
    assertThat(request().ask(url("/other/"))).contains("has none");
    assertThat(request().ask(url("/cut/"))).contains("has none");
    assertThat(folder).isEmptyDirectory();
  }

  /** What another pod lacks or refuses takes nothing back, and is not asked for again. */
  @Test
  void keepsWhatItHasWhereThePodRefusesAfterwards() throws IOException, InterruptedException {
    CurveRequest request = request();
    assertThat(request.hasSome()).isFalse();
    assertThat(request.ask(url("/busy/")))
        .hasValueSatisfying(why -> assertThat(why).contains("429"));
    assertThat(request.ask(url("/standby/"))).contains("503 another replica works; ask again");
    assertThat(request.hasSome()).isTrue();

    answer("/one/aaa", 200, HEADER + "0,0.1,9.5,\n");
    assertThat(request.ask(url("/one/"))).isEmpty();

    assertThat(folder.resolve("aaa.csv")).hasContent(HEADER + "0,0.1,1.5,\n");
    assertThat(folder.resolve("bbb.csv")).hasContent(HEADER + "0,0.1,2.5,\n");
  }

  @Test
  void goesOnWhereThePodRefuses() throws IOException, InterruptedException {
    assertThat(request().ask(url("/standby/"))).contains("503 another replica works; ask again");
  }
}
