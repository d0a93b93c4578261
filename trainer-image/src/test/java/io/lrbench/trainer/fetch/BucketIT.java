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

class BucketIT {
  @TempDir Path cache;
  private BucketServer server;
  private FetchFixture fetch;

  @BeforeEach
  void aStore() throws IOException {
    server =
        new BucketServer("models")
            .object("small/llama/README.md", text("# readme"))
            .object("small/llama/config.json", text("{}"))
            .object("small/llama/model.safetensors", FetchFixture.weights())
            .object("small/llama-2/config.json", text("{}"))
            .object("rows/train.jsonl", text("{\"text\":\"a\"}\n"));
    fetch =
        new FetchFixture(cache, "http://127.0.0.1:1")
            .with("AWS_ENDPOINT_URL", server.endpoint())
            .with("AWS_ACCESS_KEY_ID", "me")
            .with("AWS_SECRET_ACCESS_KEY", "secret");
  }

  @AfterEach
  void end() {
    server.close();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aPrefixIsAModelsFolder() throws IOException {
    Path model = fetch.places().model("model.uri", "s3://models/small/llama");

    assertThat(model.resolve("config.json")).hasContent("{}");
    assertThat(Files.readAllBytes(model.resolve("model.safetensors")))
        .isEqualTo(FetchFixture.weights());
    assertThat(model.resolve("README.md")).doesNotExist();
    assertThat(server.requests()).allMatch(request -> request.endsWith(" me"));
  }

  @Test
  void aKeyIsAFile() {
    assertThat(fetch.places().trainRows("dataset.uri", "s3://models/rows/train.jsonl"))
        .hasFileName("train.jsonl")
        .hasContent("{\"text\":\"a\"}\n");
  }

  @Test
  void aBrokenObjectIsResumed() throws IOException {
    server.breakContent((exchange, content) -> false, Faults.cutAfter(100_000));
    Path model = fetch.places().model("model.uri", "s3://models/small/llama");

    assertThat(Files.readAllBytes(model.resolve("model.safetensors")))
        .isEqualTo(FetchFixture.weights());
    assertThat(server.requests().get(server.requests().size() - 1))
        .matches("GET /models/small/llama/model.safetensors bytes=[1-9]\\d*- me");
  }

  @Test
  void aBitTurnedOverIsNoticedByTheTag() throws IOException {
    server.breakContent((exchange, content) -> false, Faults.otherContent());
    Path model = fetch.places().model("model.uri", "s3://models/small/llama");

    assertThat(Files.readAllBytes(model.resolve("model.safetensors")))
        .isEqualTo(FetchFixture.weights());
  }

  @Test
  void anotherVersionIsAnotherSnapshot() {
    Places before = fetch.places();
    before.trainRows("dataset.uri", "s3://models/rows/train.jsonl");
    server.object("rows/train.jsonl", text("{\"text\":\"b\"}\n"));
    Places after = fetch.places();

    assertThat(after.trainRows("dataset.uri", "s3://models/rows/train.jsonl"))
        .hasContent("{\"text\":\"b\"}\n");
    assertThat(after.revisions()).isNotEqualTo(before.revisions());
  }

  @Test
  void whatIsNotThereIsTheUsersMistake() {
    assertThatThrownBy(() -> fetch.places().trainRows("dataset.uri", "s3://models/nowhere"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("dataset.uri: expected a file or folder at s3://models/nowhere");
    assertThatThrownBy(() -> fetch.places().trainRows("dataset.uri", "s3://other/rows"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("bucket");
  }

  @Test
  void aStoreThatDoesNotAnswerIsNamedWithItsVariables() {
    server.close();

    assertThatThrownBy(() -> fetch.places().model("model.uri", "s3://models/small/llama"))
        .isInstanceOf(UnreachableException.class)
        .hasMessageContainingAll(
            "model.uri: expected the files of s3://models/small/llama at " + server.endpoint(),
            ", found ",
            "AWS_ENDPOINT_URL",
            "AWS_REGION",
            "AWS_ACCESS_KEY_ID");
    assertThat(fetch.notices).hasSize(3);
  }

  @Test
  void whoMayNotReadLearnsWhichVariablesToSet() {
    FetchFixture nobody =
        new FetchFixture(cache, "http://127.0.0.1:1")
            .with("AWS_ENDPOINT_URL", server.endpoint())
            .with("AWS_EC2_METADATA_DISABLED", "true");

    assertThatThrownBy(() -> nobody.places().model("model.uri", "s3://models/small/llama"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("AWS_ACCESS_KEY_ID");
  }
}
