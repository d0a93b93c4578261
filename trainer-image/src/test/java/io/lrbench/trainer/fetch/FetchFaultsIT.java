package io.lrbench.trainer.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a model's download when a server breaks it; written to target as a table. */
class FetchFaultsIT {
  private static final String MODEL = "hf://o/n";
  private static final int HALF = FetchFixture.WEIGHTS / 2;
  private static final List<String> TABLE = new ArrayList<>();

  @TempDir Path cache;

  /** Breaks a server. */
  private interface Script {
    void on(HubServer server);
  }

  static Stream<Arguments> faults() {
    HubServer.Fault cut = Faults.cutAfter(HALF / 2);
    HubServer.Fault busy = Faults.status(429, "Retry-After", "7");
    HubServer.Fault broken = Faults.status(503);
    String gated = "GatedRepo";
    return Stream.of(
        fault("none", "whole after 1 request", server -> {}),
        fault(
            "connection cut at a quarter",
            "whole after 2 requests, the 2nd from byte N; waited 1 s",
            server -> server.breakContent(cut)),
        fault(
            "connection cut three times",
            "whole after 4 requests, the 4th from byte N; waited 1 + 1 + 1 s",
            server -> server.breakContent(cut, cut, cut)),
        fault(
            "cut, then a server without ranges",
            "whole after 2 requests, the 2nd from byte N; waited 1 s",
            server -> server.breakContent(cut, Faults.withoutRanges())),
        fault(
            "silence at a half, connection open",
            "whole after 2 requests, the 2nd from byte N; waited 1 s",
            server -> server.breakContent(Faults.silentAfter(HALF))),
        fault(
            "a bit turned over",
            "whole after 2 requests",
            server -> server.breakContent(Faults.otherContent())),
        fault(
            "a bit turned over, twice",
            "model.safetensors: expected content with SHA256",
            server -> server.breakContent(Faults.otherContent(), Faults.otherContent())),
        fault(
            "file too short",
            "whole after 2 requests, the 2nd from byte N; waited 1 s",
            server -> server.breakContent(Faults.ofLength(HALF))),
        fault(
            "file too long",
            "whole after 2 requests; waited 1 s",
            server -> server.breakContent(Faults.ofLength(2 * HALF + 1))),
        fault(
            "429 with Retry-After: 7, twice",
            "whole after 3 requests; waited 7 + 7 s",
            server -> server.breakContent(busy, busy)),
        fault(
            "503 three times",
            "whole after 4 requests; waited 1 + 2 + 4 s",
            server -> server.breakContent(broken, broken, broken)),
        fault(
            "503 for ever",
            "network: model.uri: expected the files of …/o/n, found model.safetensors: localhost answers"
                + " 503, after 4 attempts; check",
            server -> server.breakContent(broken, broken, broken, broken)),
        fault(
            "signed link expired (403 of the CDN)",
            "whole after 2 requests; waited 1 s",
            server -> server.breakContent(Faults.status(403))),
        fault(
            "404: no such repository",
            "user: model.uri: expected a model at ",
            server -> server.breakListing(Faults.status(404, "X-Error-Code", "RepoNotFound"))),
        fault(
            "404: no such revision",
            "user: model.uri: expected a branch, tag or commit of o/n, found main",
            server -> server.breakListing(Faults.status(404, "X-Error-Code", "RevisionNotFound"))),
        fault(
            "401: gated, no token",
            "user: model.uri: expected access to the gated model o/n, found no token (401); accept",
            server -> server.breakListing(Faults.status(401, "X-Error-Code", gated))),
        fault(
            "401: private, no token",
            "user: model.uri: expected a model at",
            server -> server.breakListing(Faults.status(401))));
  }

  private static Arguments fault(String name, String outcome, Script script) {
    return Arguments.of(name, outcome, script);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void endsAsTheTableSays(String name, String outcome, Script script) throws IOException {
    try (HubServer server = FetchFixture.model()) {
      script.on(server);
      FetchFixture fetch = new FetchFixture(cache, server.endpoint());

      String found = outcome(server, fetch).replace(server.endpoint(), "…");

      TABLE.add(String.format("%-40s | %s", name, found));
      if (outcome.startsWith("whole")) {
        assertThat(found.replaceAll("byte [1-9][0-9]*", "byte N")).isEqualTo(outcome);
        assertThat(fetch.inCache("parts")).isEmpty();
      } else {
        assertThat(found).contains(outcome);
        assertThat(fetch.inCache("blobs")).doesNotContain(weightsBlob());
      }
    }
  }

  private static String weightsBlob() {
    return "sha256-" + Hashes.sha256(FetchFixture.weights());
  }

  private static String outcome(HubServer server, FetchFixture fetch) throws IOException {
    try {
      Path model = fetch.places().model("model.uri", MODEL);
      byte[] weights = Files.readAllBytes(model.resolve("model.safetensors"));
      assertThat(weights).isEqualTo(FetchFixture.weights());
      assertThat(model.resolve("pytorch_model.bin")).doesNotExist();
      return "whole after " + requests(server) + waits(fetch);
    } catch (InputException e) {
      return "user: " + e.getMessage();
    } catch (UnreachableException e) {
      return "network: " + e.getMessage();
    }
  }

  private static String requests(HubServer server) {
    List<HubServer.Request> made =
        server.requests().stream().filter(request -> request.server().equals("cdn")).toList();
    String last = made.get(made.size() - 1).range();
    String count = made.size() + (made.size() == 1 ? " request" : " requests");
    String nth = made.size() == 2 ? "2nd" : made.size() + "th";
    return count
        + (last.isEmpty() ? "" : ", the " + nth + " from byte " + last.replaceAll("\\D", ""));
  }

  private static String waits(FetchFixture fetch) {
    if (fetch.pauses.isEmpty()) {
      return "";
    }
    List<String> seconds =
        fetch.pauses.stream().map(pause -> String.valueOf(pause.toSeconds())).toList();
    return "; waited " + String.join(" + ", seconds) + " s";
  }

  @AfterAll
  static void writeTheTable() throws IOException {
    String head = String.format("%-40s | %s%n", "fault", "what happened");
    String table = head + String.join(System.lineSeparator(), TABLE) + System.lineSeparator();
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("fetch-faults.txt"), table);
    System.out.print(table);
  }
}
