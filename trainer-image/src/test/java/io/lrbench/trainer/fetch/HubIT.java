package io.lrbench.trainer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubIT {
  private static final String MODEL = "hf://o/n";
  private static final String NEWER = "c0ffee0000000000000000000000000000000002";

  @TempDir Path cache;
  private HubServer server;
  private FetchFixture fetch;

  @BeforeEach
  void aHub() throws IOException {
    server = FetchFixture.model();
    fetch = new FetchFixture(cache, server.endpoint());
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static List<String> names(Path folder) {
    return List.of(folder.toFile().list()).stream().sorted().toList();
  }

  @Test
  void onlyWhatIsNeededIsLoaded() {
    Places places = fetch.places();

    assertThat(names(places.model("model.uri", MODEL)))
        .containsExactly("config.json", "model.safetensors", "tokenizer.json");
    assertThat(places.revisions()).containsEntry("model.uri", HubServer.COMMIT).hasSize(1);
  }

  @Test
  void theTokenGoesToTheHubAndNowhereElse() {
    fetch.with("HF_TOKEN", "hf_secret").places().model("model.uri", MODEL);

    assertThat(server.requests())
        .allMatch(r -> r.token().equals(r.server().equals("hub") ? "Bearer hf_secret" : ""))
        .anyMatch(request -> request.server().equals("cdn"));
  }

  @Test
  void aDataSetHasATokenOfItsOwn() throws IOException {
    try (HubServer data =
        new HubServer("datasets/o/d").file("data/train-0-of-1.jsonl", "{\"text\":\"a\"}")) {
      Path rows =
          new FetchFixture(cache, data.endpoint())
              .with("HF_TOKEN", "model")
              .with("LRBENCH_DATASET_TOKEN", "data")
              .places()
              .trainRows("dataset.uri", "hf://datasets/o/d");

      assertThat(rows).hasFileName("train-0-of-1.jsonl");
      assertThat(data.requests()).allMatch(request -> request.token().equals("Bearer data"));
    }
  }

  @Test
  void adaptersAreLoadedWithTheModelsToken() {
    server.breakListing(Faults.status(401));
    assertThatThrownBy(() -> fetch.places().whole("training.lora.init.uri", MODEL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("set model.tokenSecret to a Secret");
  }

  @Test
  void noExceptionTellsTheToken() {
    server.breakListing(Faults.status(401));
    assertThatThrownBy(() -> fetch.with("HF_TOKEN", "hf_secret").places().model("model.uri", MODEL))
        .isInstanceOf(InputException.class)
        .hasMessageNotContaining("hf_secret");
    assertThat(FetchSettings.of(fetch.environment()).toString()).doesNotContain("hf_secret");
  }

  @Test
  void whatIsInTheCacheIsNotLoadedAgain() {
    fetch.places().model("model.uri", MODEL);
    int before = server.requests().size();
    fetch.places().model("model.uri", MODEL);

    assertThat(server.requests()).as("asks only what main means now").hasSize(before + 1);
  }

  @Test
  void aCommitInTheCacheAsksNobody() {
    String pinned = MODEL + "@" + HubServer.COMMIT;
    fetch.places().model("model.uri", pinned);
    server.close();

    assertThat(names(fetch.places().model("model.uri", pinned))).contains("model.safetensors");
    assertThat(fetch.pauses).isEmpty();
  }

  @Test
  void anUnreachableHubIsReplacedByTheLastCopyOfABranch() {
    fetch.places().model("model.uri", MODEL);
    server.close();
    Places places = fetch.places();

    assertThat(names(places.model("model.uri", MODEL))).contains("model.safetensors");
    assertThat(places.revisions()).containsEntry("model.uri", HubServer.COMMIT);
    assertThat(fetch.notices).anyMatch(text -> text.contains("goes on with version c0ffee"));
  }

  @Test
  void anUnreachableHubWithoutACopyIsNobodysMistake() {
    server.close();

    assertThatThrownBy(() -> fetch.places().model("model.uri", MODEL))
        .isInstanceOf(UnreachableException.class)
        .hasMessage(
            "model.uri: expected the files of %1$s/o/n, found no connection, after 4"
                + " attempts; check that the trainer reaches this server, through a proxy where"
                + " there is one, or set HF_ENDPOINT to a mirror",
            server.endpoint());
    assertThat(fetch.notices)
        .as("nothing else, and not the end, which the message tells")
        .containsExactly(
            "attempt 2 of 4 in 1 s: " + server.endpoint() + "/o/n: no connection",
            "attempt 3 of 4 in 2 s: " + server.endpoint() + "/o/n: no connection",
            "attempt 4 of 4 in 4 s: " + server.endpoint() + "/o/n: no connection");
  }

  @Test
  void offlineOnlyTheCacheIsAsked() {
    fetch.with("HF_HUB_OFFLINE", "1");
    assertThatThrownBy(() -> fetch.places().model("model.uri", MODEL))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("HF_HUB_OFFLINE");
    fetch.with("HF_HUB_OFFLINE", "0").places().model("model.uri", MODEL);
    int before = server.requests().size();

    fetch.with("HF_HUB_OFFLINE", "1").places().model("model.uri", MODEL);

    assertThat(server.requests()).hasSize(before);
  }

  @Test
  void aBranchThatMovedIsAnotherSnapshotWithTheSameBlobs() throws IOException {
    Path before = fetch.places().model("model.uri", MODEL);
    server.commit(NEWER);
    server.file("config.json", "{\"model_type\":\"gpt2\"}");
    Path after = fetch.places().model("model.uri", MODEL);

    assertThat(before.resolve("config.json")).hasContent("{\"model_type\":\"llama\"}");
    assertThat(after.resolve("config.json")).hasContent("{\"model_type\":\"gpt2\"}");
    assertThat(server.contentRequests("model.safetensors")).isEqualTo(1);
  }

  @Test
  void aModelWithoutSafetensorsIsRefused() throws IOException {
    try (HubServer pickles =
        new HubServer("models/o/n").file("config.json", "{}").file("pytorch_model.bin", "x")) {
      assertThatThrownBy(
              () -> new FetchFixture(cache, pickles.endpoint()).places().model("model.uri", MODEL))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("found pytorch_model.bin; name a revision that has safetensors");
    }
  }

  @Test
  void namesThatLeaveTheirFolderAreNotFollowed() {
    server.file("../../evil.json", "{}");
    fetch.places().model("model.uri", MODEL);

    assertThat(cache.resolveSibling("evil.json")).doesNotExist();
  }

  @Test
  void dataNamedAsAModelIsNoModel() {
    assertThatThrownBy(() -> fetch.places().model("model.uri", "hf://datasets/o/n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("write hf://o/n");
  }
}
