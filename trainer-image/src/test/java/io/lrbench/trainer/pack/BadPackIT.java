package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.IdxFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations that are wrong in themselves, or that do not go together. */
class BadPackIT {
  private static final String FIX = "{'name':'p','lrbench':{'type':'FIX','k0':0.001}}";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|expected a pack's configuration in JSON, found Unexpected end-of-input",
        "null|expected version 1, found null",
        "{\"version\":2,\"trials\":[]}|expected version 1, found version 2",
        "{\"version\":1}|expected a pack's configuration in JSON",
        "{\"version\":1,\"trials\":[]}|LRBENCH_PACK: model: expected a model",
        "{\"version\":1,\"trials\":[],\"trails\":[]}|Unrecognized field \"trails\""
      })
  void isRefusedAsConfiguration(String pack, String message)
      throws IOException, InterruptedException {
    new PackFixture(folder).run(pack).isRefused(message);
  }

  @Test
  void aPolicyThatIsWrongAsAWholeIsNamedWithoutAPath() throws IOException, InterruptedException {
    PackFixture fixture = new PackFixture(folder);
    String two = FIX.replace("}}", "},'torch':{'type':'ExponentialLR','lr':1,'gamma':1}}");
    String error = fixture.run(PackFixture.trial(fixture.pack(1), "a", 1, two)).err();

    assertThat(error)
        .startsWith("policy p: expected a policy for ")
        .contains("found lrbench and torch; ");
  }

  @Test
  void anOptimizerWithOneRateForAllTensorsIsRefusedInTheManifestsWords()
      throws IOException, InterruptedException {
    PackFixture fixture = new PackFixture(folder);
    String free = "{'name':'dog','learningRateFree':{'type':'dAdaptSgd'}}";
    ObjectNode pack = PackFixture.trial(fixture.pack(1), "a", 1, free);
    pack.withObject("/training/lora").put("plusRatio", 16);
    fixture
        .run(pack)
        .isRefused(
            "policy dog: learningRateFree.type: expected what goes with training, found dAdaptSgd"
                + " with training.lora.plusRatio 16.0; it finds one rate for all tensors: write");
  }

  @Test
  void imagesThatABuiltInCannotTakeAreRefused() throws IOException, InterruptedException {
    PackFixture fixture = new PackFixture(folder);
    IdxFiles images = new IdxFiles(folder, false);
    images.write("train", 8, 8, List.of(new int[64], IntStream.range(0, 64).toArray()), 0, 1);
    images.write("t10k", 8, 8, List.of(new int[64]), 1);
    ObjectNode pack = PackFixture.trial(fixture.pack(1), "a", 1, FIX);
    pack.putObject("model").put("builtin", "cnn3");
    pack.putObject("dataset").put("uri", "file:.").put("format", "idx");
    pack.putObject("training").put("method", "full").put("updates", 2);
    fixture
        .run(pack)
        .isRefused(
            "model.builtin: expected images of at least 18 rows and columns for cnn3, found 8 by 8; use"
                + " mlp, or larger images");
    pack.putObject("model").put("builtin", "mlp");
    pack.withObject("/evaluation/dataset").put("uri", "file:.").put("format", "idx");
    fixture.run(pack).isRefused("evaluation.dataset: expected none with a set that has its own");
    pack.remove("evaluation");
    PackFixture.Outcome outcome = fixture.run(pack);
    assertThat(outcome.code()).isZero();
    assertThat(outcome.trial("a").has("accuracy")).isTrue();
  }
}
