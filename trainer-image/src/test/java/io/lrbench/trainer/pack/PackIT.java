package io.lrbench.trainer.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.pack.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackIT {
  private static final String SLOW = "{'name':'slow','lrbench':{'type':'FIX','k0':0.001}}";
  private static final String FAST = "{'name':'fast','huggingface':{'type':'linear','lr':0.05}}";
  private static final String WILD = "{'name':'wild','lrbench':{'type':'FIX','k0':1e37}}";
  private static final String BELOW =
      "{'name':'below','lrbench':{'type':'FIX','k0':0.001},'warmup':{'length':900}}";

  @TempDir Path folder;
  private PackFixture fixture;

  @BeforeEach
  void files() throws IOException {
    fixture = new PackFixture(folder);
  }

  @ParameterizedTest
  @CsvSource({"fp32, false", "bf16, true"})
  void aTrialIsBitForBitTheSameWhateverRunsBesideIt(String precision, boolean checkpointing)
      throws IOException, InterruptedException {
    ObjectNode alone = pack(1, precision, checkpointing);
    PackFixture.trial(alone, "a", 1, FAST);
    ObjectNode together = pack(2, precision, checkpointing);
    PackFixture.trial(together, "a", 1, FAST);
    PackFixture.trial(together, "b", 2, FAST);
    PackFixture.trial(together, "c", 1, SLOW);
    PackFixture.trial(together, "d", 1, WILD);
    ObjectNode turned = pack(2, precision, checkpointing);
    PackFixture.trial(turned, "d", 1, WILD);
    PackFixture.trial(turned, "c", 1, SLOW);
    PackFixture.trial(turned, "b", 2, FAST);
    PackFixture.trial(turned, "a", 1, FAST);
    PackFixture.Outcome one = fixture.run(alone);
    PackFixture.Outcome four = fixture.run(together);
    PackFixture.Outcome reversed = fixture.run(turned);
    PackFixture.Outcome again = fixture.run(together);
    for (PackFixture.Outcome outcome : List.of(four, reversed, again)) {
      assertThat(outcome.code()).isZero();
      assertThat(untimed(outcome.trial("a"))).isEqualTo(untimed(one.trial("a")));
      assertThat(outcome.curve("a")).isEqualTo(one.curve("a"));
      for (String hash : List.of("b", "c", "d")) {
        assertThat(untimed(outcome.trial(hash))).isEqualTo(untimed(four.trial(hash)));
        assertThat(outcome.curve(hash)).isEqualTo(four.curve(hash));
      }
    }
    assertThat(four.curve("b")).as("another seed").isNotEqualTo(four.curve("a"));
    assertThat(four.trial("d").get("outcome").asText()).isEqualTo("diverged");
    assertThat(four.trial("a").get("outcome").asText()).isEqualTo("succeeded");
    assertThat(untimedMessage(again)).isEqualTo(untimedMessage(four));
  }

  private ObjectNode pack(int workers, String precision, boolean checkpointing) {
    ObjectNode pack = fixture.pack(workers);
    pack.withObject("/training")
        .put("precision", precision)
        .put("activationCheckpointing", checkpointing);
    return pack;
  }

  @Test
  void describesAPackThatHasNoTrialsYet() throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, String> environment =
        Map.of("LRBENCH_PACK", fixture.pack(1).toString(), "LRBENCH_FILES", folder.toString());
    int code =
        new PackCommand(environment, new PrintStream(out, true, UTF_8), System.err)
            .run(List.of("--describe"));
    JsonNode facts = PackFixture.JSON.readTree(out.toString(UTF_8));
    assertThat(code).isZero();
    assertThat(facts.get("updates").asLong()).isEqualTo(6);
    assertThat(facts.get("evalExamples").asLong()).isPositive();
  }

  @Test
  void theResultFileNeedsNoOtherFile() throws IOException, InterruptedException {
    ObjectNode pack = fixture.pack(1);
    PackFixture.trial(pack, "a", 7, FAST);
    PackFixture.Outcome outcome = fixture.run(pack);
    JsonNode file = PackFixture.JSON.readTree(outcome.output().resolve("a.json").toFile());
    assertThat(file.at("/trial/policy/name").asText()).isEqualTo("fast");
    assertThat(file.at("/trial/seed").asLong()).isEqualTo(7);
    assertThat(file.at("/pack/training")).isEqualTo(pack.get("training"));
    assertThat(file.at("/facts")).isEqualTo(outcome.message().get("facts"));
    assertThat(file.at("/facts/device").asText()).isEqualTo("cpu");
    assertThat(file.at("/facts/trainer").asText()).startsWith("PyTorch 2.");
    assertThat(file.at("/facts/modelHash").asText()).hasSize(16);
    assertThat(file.at("/result")).isEqualTo(outcome.trial("a"));
    assertThat(file.at("/environment/java.version").asText())
        .isEqualTo(System.getProperty("java.version"));
    assertThat(file.at("/curve/rows").asInt()).isEqualTo(7);
    assertThat(file.at("/curve/largestRate").asDouble()).isEqualTo(0.05);
    assertThat(file.at("/curve/evaluations").get(6).get("evalLoss"))
        .isEqualTo(outcome.trial("a").get("evalLoss"));
    assertThat(outcome.curve("a")).startsWith("update,lr,trainLoss,evalLoss,accuracy\n0,0.05,");
    assertThat(outcome.curve("a").lines()).hasSize(8).last().asString().startsWith("6,,,");
  }

  @Test
  void otherTrialsCountWhereOneCannotRun() throws IOException, InterruptedException {
    ObjectNode pack = fixture.pack(2);
    PackFixture.trial(pack, "a", 1, FAST);
    PackFixture.trial(pack, "b", 1, BELOW);
    PackFixture.trial(pack, "c", 2, BELOW);
    PackFixture.Outcome outcome = fixture.run(pack);
    assertThat(outcome.code()).isEqualTo(ExitCode.USER_ERROR);
    assertThat(outcome.message().get("trials")).hasSize(1);
    assertThat(outcome.trial("a").get("outcome").asText()).isEqualTo("succeeded");
    assertThat(outcome.message().get("error").asText())
        .startsWith("policy below")
        .contains("900")
        .hasLineCount(1);
    assertThat(Files.exists(outcome.output().resolve("a.json"))).isTrue();
  }

  private static JsonNode untimed(JsonNode trial) {
    ObjectNode copy = trial.deepCopy();
    copy.remove(List.of("trainSeconds", "secondsToTarget"));
    return copy;
  }

  private static JsonNode untimedMessage(PackFixture.Outcome outcome) {
    ObjectNode copy = outcome.message().deepCopy();
    copy.get("trials").forEach(trial -> ((ObjectNode) trial).remove("trainSeconds"));
    return copy;
  }
}
