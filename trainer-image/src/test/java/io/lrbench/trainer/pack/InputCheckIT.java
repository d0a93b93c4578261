package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.TaskFormat;
import io.lrbench.trainer.IdxFiles;
import io.lrbench.trainer.task.QuestionFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code --describe} refuses, so that no trial starts. */
class InputCheckIT {
  @TempDir Path folder;
  private PackFixture fixture;
  private ObjectNode pack;

  @BeforeEach
  void smallModel() throws IOException {
    fixture = new PackFixture(folder);
    pack = fixture.pack(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arc|{'question':'q','choices':['a','b'],'answer':0}|evaluation.tasks[0].format: expected columns"
            + " question, choices, answerKey of arc in FOLDER/rows.jsonl, line 1, found question,"
            + " choices, answer; write plain, which has these columns",
        "hellaswag|{'question':'q','text':'t'}|expected columns ctx_a, ctx_b, endings of hellaswag in"
            + " FOLDER/rows.jsonl, line 1, found question, text; rename them, or write plain and rows"
            + " of question, choices, answer",
        "multipleChoice|{'q':'q','a':'t'}|evaluation.tasks[0].format: expected columns question, choices,"
            + " answer or those of a published set in FOLDER/rows.jsonl, line 1, found q, a; rename them",
        "plain|{'question':'q','choice0':'a','choice1':'b','answer':2}|rows.jsonl, line 1: expected the index"
            + " of one of 2 choices",
        "plain|{'question':'q','answer':0}|expected columns question, choices, answer of plain",
      })
  void rowsOfAnotherFormat(String format, String row, String message)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("rows.jsonl"), row.replace('\'', '"') + "\n");
    task("file:rows.jsonl", format);

    assertThat(fixture.check(pack)).contains(message.replace("FOLDER", folder.toString()));
  }

  @Test
  void tasksThatAreNotThere() throws IOException, InterruptedException {
    task("file:absent.jsonl", "arc");

    assertThat(fixture.check(pack))
        .startsWith("evaluation.tasks[0].uri: expected a file or folder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lora|lora_A|1|",
        "lora|norm|1|training.optimizer.groups[0].match: expected a pattern that is found in a trained"
            + " tensor's name, such as model.layers.0.self_attn.q_proj.lora_A.weight, found norm",
        "full|norm|0|",
        "full|lora_B|1|groups[0].match: expected a pattern that is found in a trained tensor's name, such as"
            + " model.embed_tokens.weight, found lora_B",
        "full|model|0|training.optimizer.groups: expected at least one of the trained tensors, such as"
            + " model.embed_tokens.weight, to be changed, found an lrMultiplier of 0 for all of them",
      })
  void groupsOfALanguageModel(String method, String match, double multiplier, String message)
      throws IOException, InterruptedException {
    if (method.equals("full")) {
      pack.withObject("/training").put("method", method).remove("lora");
    }
    group(match, multiplier);

    assertThat(fixture.check(pack)).contains(message == null ? "" : message);
    assertThat(fixture.check(pack).isEmpty()).isEqualTo(message == null);
  }

  @Test
  void groupsOfABuiltIn() throws IOException, InterruptedException {
    IdxFiles images = new IdxFiles(folder, false);
    images.write("train", 8, 8, List.of(new int[64], IntStream.range(0, 64).toArray()), 0, 1);
    images.write("t10k", 8, 8, List.of(new int[64]), 1);
    pack.putObject("model").put("builtin", "mlp");
    pack.putObject("dataset").put("uri", "file:.").put("format", "idx");
    pack.putObject("training").put("method", "full").put("updates", 2);
    group("layers", 0.5);

    assertThat(fixture.check(pack))
        .contains("groups[0].match: expected a pattern that is found in a trained tensor's name");
  }

  @ParameterizedTest
  @EnumSource(value = TaskFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "MULTIPLE_CHOICE")
  void messagesNameFormatsAsManifestsDo(TaskFormat format) {
    assertThat(QuestionFormat.valueOf(format.name()).wireName())
        .isEqualTo(PackFixture.JSON.valueToTree(format).asText());
  }

  private void task(String uri, String format) {
    pack.withObject("/evaluation")
        .withArray("tasks")
        .addObject()
        .put("name", "t")
        .put("uri", uri)
        .put("format", format);
  }

  private void group(String match, double multiplier) {
    pack.withObject("/training/optimizer")
        .withArray("groups")
        .addObject()
        .put("match", match)
        .put("lrMultiplier", multiplier);
  }
}
