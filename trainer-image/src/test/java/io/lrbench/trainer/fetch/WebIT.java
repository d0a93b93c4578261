package io.lrbench.trainer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files behind addresses; the Hub's small files stand for them. */
class WebIT {
  private static final String ROWS = "{\"text\":\"a\"}\n";

  @TempDir Path cache;
  private HubServer server;
  private FetchFixture fetch;
  private String uri;

  @BeforeEach
  void aServer() throws IOException {
    server = new HubServer("models/o/n").file("rows.jsonl", ROWS);
    fetch = new FetchFixture(cache, "http://127.0.0.1:1");
    uri = server.endpoint() + "/o/n/resolve/" + HubServer.COMMIT + "/rows.jsonl";
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void aFileIsLoadedOnceAsLongAsItsTagStays() {
    assertThat(fetch.places().trainRows("dataset.uri", uri)).hasContent(ROWS);
    fetch.places().trainRows("dataset.uri", uri);
    assertThat(server.contentRequests("rows.jsonl")).isEqualTo(1);
    server.file("rows.jsonl", "{}\n");

    assertThat(fetch.places().trainRows("dataset.uri", uri)).hasContent("{}\n");
  }

  @Test
  void aHashIsVerifiedAndThenNobodyIsAsked() {
    String right = uri + "#sha256=" + Hashes.sha256(ROWS.getBytes(StandardCharsets.UTF_8));
    fetch.places().trainRows("dataset.uri", right);
    server.close();

    assertThat(fetch.places().trainRows("dataset.uri", right)).hasContent(ROWS);
  }

  @Test
  void anotherHashIsTheUsersMistake() {
    assertThatThrownBy(
            () -> fetch.places().trainRows("dataset.uri", uri + "#sha256=" + "0".repeat(64)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("dataset.uri: expected a file with SHA-256 000")
        .hasMessageContaining("correct what stands behind #sha256=");
    assertThat(fetch.inCache("blobs")).isEmpty();
  }

  @Test
  void aLargeFileIsLoadedThroughARedirectAndResumed() throws IOException {
    server.file("large.jsonl", FetchFixture.weights());
    server.breakContent(Faults.cutAfter(100_000));
    Path large = fetch.places().trainRows("dataset.uri", uri.replace("rows", "large"));

    assertThat(Files.readAllBytes(large)).isEqualTo(FetchFixture.weights());
  }

  @Test
  void whatIsNotThereIsTheUsersMistake() {
    assertThatThrownBy(() -> fetch.places().trainRows("dataset.uri", uri.replace("rows", "no")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none (404); correct the address");
    assertThatThrownBy(
            () -> fetch.places().trainRows("dataset.uri", "http://no-such-host.invalid/a.jsonl"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found no-such-host.invalid; correct the host");
  }

  @Test
  void aFileIsNoModel() {
    assertThatThrownBy(() -> fetch.places().model("model.uri", uri))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("model.uri: expected a model's folder");
  }

  @Test
  void claimsAreOfClusters() throws IOException {
    assertThatThrownBy(() -> fetch.places().model("model.uri", "pvc://models/llama"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("write file: and a path to run here");
    Path mounted = Files.createDirectories(cache.resolve("claims/models/llama"));
    fetch.with("LRBENCH_CLAIMS", cache.resolve("claims").toString());

    assertThat(fetch.places().model("model.uri", "pvc://models/llama")).isEqualTo(mounted);
    assertThatThrownBy(() -> fetch.places().model("model.uri", "pvc://models/absent"))
        .isInstanceOf(InputException.class);
  }
}
