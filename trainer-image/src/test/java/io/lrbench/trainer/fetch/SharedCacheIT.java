package io.lrbench.trainer.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes with one cache. */
class SharedCacheIT {
  /** A process that fetches one model. */
  static final class Fetch {
    private Fetch() {}

    public static void main(String[] arguments) {
      FetchFixture quiet = new FetchFixture(Path.of(arguments[0]), arguments[1]);
      System.out.println(
          Places.of(quiet.environment(), Path.of(arguments[0]), quiet)
              .model("model.uri", "hf://o/n"));
    }
  }

  @TempDir Path cache;
  private HubServer server;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void aHub() throws IOException {
    server = FetchFixture.model();
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
    server.close();
  }

  private Process start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Fetch.class.getName(),
                cache.toString(),
                server.endpoint())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    return process;
  }

  private static void requireWeights(Path model) throws IOException {
    assertThat(Files.readAllBytes(model.resolve("model.safetensors")))
        .isEqualTo(FetchFixture.weights());
  }

  @Test
  void twoProcessesAtOnceDownloadOnce() throws IOException, InterruptedException {
    server.slow(150_000);
    Process first = start();
    Process second = start();

    for (Process process : List.of(first, second)) {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
      requireWeights(Path.of(process.inputReader().readLine()));
    }
    assertThat(server.contentRequests("model.safetensors")).isEqualTo(1);
  }

  @Test
  void aKilledDownloadLeavesNoFileAndTheNextGoesOnWithIt()
      throws IOException, InterruptedException {
    server.slow(100_000);
    FetchFixture fetch = new FetchFixture(cache, server.endpoint());
    Process killed = start();
    Path part = cache.resolve("parts/sha256-" + Hashes.sha256(FetchFixture.weights()));
    for (int i = 0; i < 1_200 && (!Files.exists(part) || Files.size(part) < 50_000); i++) {
      Thread.sleep(50);
    }
    killed.destroyForcibly().waitFor();
    assertThat(fetch.inCache("blobs")).as("whole files only").doesNotContain(part.toString());
    assertThat(cache.resolve("snapshots").toFile())
        .satisfiesAnyOf(
            folder -> assertThat(folder).doesNotExist(),
            folder -> assertThat(folder.list((in, name) -> name.endsWith("tensors"))).isEmpty());
    server.slow(0);

    requireWeights(fetch.places().model("model.uri", "hf://o/n"));

    assertThat(server.requests().get(server.requests().size() - 1).range())
        .matches("bytes=[1-9]\\d+-");
  }

  @Test
  void aDownloadThatStandsStillIsPassed() throws IOException {
    Watcher nobody = new FetchFixture(cache, server.endpoint());
    RemoteFile file = new RemoteFile("a", 3, "t", List.of(), "s");
    Files.createDirectories(cache.resolve("locks"));
    Origin.Listing listing = new Origin.Listing("v", List.of("a"));
    Download download =
        new Download(new TextOrigin("abc"), listing, Retries.standard(nobody), nobody);
    try (BlobLock.Attempt held = BlobLock.attempt(cache.resolve("locks").resolve(file.blob()))) {
      assertThat(held.outcome()).isEqualTo(BlobLock.Outcome.TAKEN);

      Path blob = new Blobs(cache, Duration.ofMillis(300), nobody).get(file, download);

      assertThat(blob).hasContent("abc");
    }
  }
}
