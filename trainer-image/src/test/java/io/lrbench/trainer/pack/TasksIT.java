package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.pack.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks beside a whole pack, as an operator would start it. */
class TasksIT {
  private static final String FAST = "{'name':'fast','huggingface':{'type':'linear','lr':0.05}}";

  @TempDir Path folder;
  private PackFixture fixture;

  @BeforeEach
  void files() throws IOException {
    fixture = new PackFixture(folder);
    Files.writeString(
        folder.resolve("cats.jsonl"),
        """
        {"question": "the cat sat on the", "choices": ["mat", "hat", "sun"], "answer": 0}
        {"question": "the mat", "choices": ["the cat", "zzz zzz"], "answer": 0}
        """);
    Files.writeString(
        folder.resolve("solved.jsonl"),
        """
        {"question": "on the mat sat the", "choices": ["sun", "cat"], "answer": 1}
        """);
  }

  @Test
  void scoresTasksBeforeTheFirstAndAfterTheLastUpdate() throws IOException, InterruptedException {
    ObjectNode pack = fixture.pack(2);
    task(pack, "cats");
    task(pack, "cats-norm").put("metric", "accNorm").put("maxExamples", 1);
    task(pack, "cats-shot").put("shots", 1).put("shotsUri", "file:solved.jsonl");
    pack.putObject("objective").put("metric", "cats").put("target", 0.0);
    PackFixture.trial(pack, "a", 1, FAST);
    PackFixture.trial(pack, "b", 2, FAST);

    PackFixture.Outcome outcome = fixture.run(pack);

    assertThat(outcome.code()).as(outcome.err()).isZero();
    List<String> curve = outcome.curve("a").lines().toList();
    assertThat(curve.get(0))
        .isEqualTo("update,lr,trainLoss,evalLoss,accuracy,cats,cats-norm,cats-shot");
    assertThat(curve.get(1)).matches(".*,(0[.]0|0[.]5|1[.]0),(0[.]0|1[.]0),(0[.]0|0[.]5|1[.]0)");
    assertThat(curve.get(2)).endsWith(",,,,");
    String[] last = curve.get(7).split(",", -1);
    JsonNode metrics = outcome.trial("a").get("metrics");
    assertThat(metrics.get("cats").asText()).isEqualTo(last[5]);
    assertThat(metrics.get("cats-norm").asText()).isEqualTo(last[6]);
    assertThat(metrics.get("cats-shot").asText()).isEqualTo(last[7]);
    assertThat(outcome.trial("a").get("bestValue").asDouble())
        .isGreaterThanOrEqualTo(metrics.get("cats").asDouble());
    assertThat(outcome.trial("a").get("updatesToTarget").asLong()).isZero();
    assertThat(outcome.curve("b").lines().toList().get(1).split(",", -1)[5])
        .as("the same before training")
        .isEqualTo(curve.get(1).split(",", -1)[5]);
  }

  @Test
  void refusesShotsThatComeFromNowhere() throws IOException, InterruptedException {
    ObjectNode pack = fixture.pack(1);
    task(pack, "cats").put("shots", 2);
    PackFixture.trial(pack, "a", 1, FAST);

    PackFixture.Outcome outcome = fixture.run(pack);

    assertThat(outcome.code()).isEqualTo(ExitCode.USER_ERROR);
    assertThat(outcome.message().get("error").asText())
        .startsWith("evaluation.tasks[0].shotsUri: expected where the solved examples")
        .contains("write shotsUri");
  }

  @Test
  void namesTheRowThatIsNoQuestion() throws IOException, InterruptedException {
    Files.writeString(
        folder.resolve("cats.jsonl"),
        """
        {"question": "the cat", "choices": ["a", "b"], "answer": 1}
        {"question": "the cat", "choices": ["a", "b"], "answer": 2}
        """);
    ObjectNode pack = fixture.pack(1);
    task(pack, "cats");
    PackFixture.trial(pack, "a", 1, FAST);

    PackFixture.Outcome outcome = fixture.run(pack);

    assertThat(outcome.code()).isEqualTo(ExitCode.USER_ERROR);
    assertThat(outcome.message().get("error").asText())
        .contains("cats.jsonl, line 2: expected the index of one of 2 choices, from 0 in answer");
  }

  private static ObjectNode task(ObjectNode pack, String name) {
    return pack.withObject("/evaluation")
        .withArray("tasks")
        .addObject()
        .put("name", name)
        .put("uri", "file:cats.jsonl")
        .put("format", "multipleChoice");
  }
}
