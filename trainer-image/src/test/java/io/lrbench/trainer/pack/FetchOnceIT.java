package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.fetch.HubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pods that share a cache which another one has filled before. */
class FetchOnceIT {
  private static final int PODS = 6;
  private static final String WEIGHTS = "model.safetensors";

  @TempDir Path folder;
  private PackFixture fixture;
  private HubServer hub;

  @BeforeEach
  void aModelOnTheHub() throws IOException {
    fixture = new PackFixture(folder);
    hub = new HubServer("models/o/n");
    try (Stream<Path> files = Files.list(folder.resolve("model"))) {
      for (Path file : files.toList()) {
        hub.file(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private ObjectNode pack(String model) {
    ObjectNode pack = fixture.pack(1);
    pack.withObject("/model").put("uri", model);
    pack.withObject("/training").put("updates", 1);
    return pack;
  }

  private Map<String, String> environment(String cache, String offline) {
    return Map.of(
        "HF_ENDPOINT", hub.endpoint(),
        "LRBENCH_CACHE", folder.resolve(cache).toString(),
        "HF_HUB_OFFLINE", offline);
  }

  private PackFixture.Outcome train(int pod, Map<String, String> environment)
      throws IOException, InterruptedException {
    ObjectNode pack = pack("hf://o/n");
    PackFixture.trial(pack, "h", pod, "{'name': 'fast', 'lrbench': {'type': 'FIX', 'k0': 0.01}}");
    PackFixture.Outcome outcome = fixture.run(pack.toString(), environment, () -> false);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome;
  }

  /** Every file with its size and time. */
  private Map<String, String> contents(String cache) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve(cache))) {
      for (Path file : files.toList()) {
        contents.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return contents;
  }

  @Test
  void answersWithWhatItFoundAndTrainsNothing() throws IOException, InterruptedException {
    PackFixture.Outcome fetch =
        fixture.fetch(pack("hf://o/n").toString(), environment("cache", "0"));

    assertThat(fetch.code()).as(fetch.err()).isZero();
    assertThat(fetch.message().get("trials")).isEmpty();
    assertThat(fetch.message().at("/facts/updates").asInt()).isOne();
    assertThat(fetch.message().at("/facts/memory/shared").asLong()).isPositive();
    assertThat(fetch.message().at("/facts/memory/trial").asLong()).isPositive();
    assertThat(fetch.message().at("/facts/revisions/model.uri").asText())
        .hasSize(40)
        .startsWith("c0ffee");
    assertThat(fetch.message().has("error")).isFalse();
  }

  @Test
  void podsAskTheHubForNothingAndWriteNothing() throws IOException, InterruptedException {
    fixture.fetch(pack("hf://o/n").toString(), environment("cache", "0"));
    int requests = hub.requests().size();
    Map<String, String> filled = contents("cache");

    PackFixture.Outcome outcome = train(1, environment("cache", "1"));

    assertThat(hub.requests()).hasSize(requests);
    assertThat(contents("cache")).isEqualTo(filled);
    assertThat(outcome.message().at("/facts/revisions/model.uri").asText()).startsWith("c0ffee");
  }

  @Test
  void sixPodsWithDisksOfTheirOwnDownloadSixTimesAndOnceAfterAFetch()
      throws IOException, InterruptedException {
    for (int pod = 0; pod < PODS; pod++) {
      train(pod, environment("disk-" + pod, "0"));
    }
    assertThat(hub.contentRequests(WEIGHTS)).isEqualTo(PODS);

    fixture.fetch(pack("hf://o/n").toString(), environment("cache", "0"));
    for (int pod = 0; pod < PODS; pod++) {
      train(pod, environment("cache", "1"));
    }
    assertThat(hub.contentRequests(WEIGHTS)).isEqualTo(PODS + 1);
  }

  @Test
  void theUsersErrorIsInTheAnswer() throws IOException, InterruptedException {
    fixture
        .fetch(pack("hf://o/absent").toString(), environment("cache", "0"))
        .isRefused("model.uri: ");
  }
}
