package io.lrbench.operator.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.cli.progress.TrialView;
import io.lrbench.operator.cli.progress.TrialView.State;
import io.lrbench.operator.fixture.Results;
import io.lrbench.pack.TrialResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path folder;

  @Test
  void everyTrialThatEndedHasARowAndEveryCurveItsPolicy() throws IOException {
    Path curve = Files.writeString(folder.resolve("1111.csv"), "update,lr\n1,0.5\n");
    TrialResult shared = Results.diverged("1111", 1);

    OutputFolder out = new OutputFolder(folder.resolve("out"), "evalLoss");
    out.write(
        "kind: LRBenchmark\n",
        List.of(
            new TrialView("one", 1, State.DIVERGED, shared),
            new TrialView("bad", 1, State.FAILED, Results.failed("2222")),
            new TrialView("late", 1, State.PENDING, null),
            new TrialView("twin", 1, State.DIVERGED, shared)));
    out.writeCurves(
        List.of(
            new TrialCurve("one", 1, curve),
            new TrialCurve("bad", 1, folder.resolve("2222.csv")),
            new TrialCurve("twin", 1, curve)));

    assertThat(Files.readAllLines(folder.resolve("out/results.csv")).stream().skip(1))
        .containsExactly(
            "one,1,diverged,1,0.5,,,,,,,,,",
            "bad,1,failed,0,,,,,,,,,,",
            "twin,1,diverged,1,0.5,,,,,,,,,");
    assertThat(Files.readAllLines(folder.resolve("out/curves.csv")))
        .containsExactly(
            "policy,seed,update,lr,trainLoss,evalLoss", "one,1,1,0.5,,", "twin,1,1,0.5,,");
  }

  /** They may be the only ones that are left. */
  @Test
  void namesEarlierCurvesWhereThereAreNoNewOnes() throws IOException {
    OutputFolder out = new OutputFolder(folder.resolve("out"), "evalLoss");
    assertThat(out.withoutCurves()).isEqualTo("no curves.csv");

    out.writeCurves(List.of());
    Path curves = folder.resolve("out/curves.csv");
    Files.setLastModifiedTime(curves, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));

    assertThat(out.withoutCurves())
        .isEqualTo("no new curves; " + curves + " is left as written at 2026-01-02T03:04:05Z");
    assertThat(curves).exists();
  }

  @Test
  void exportedWeightsLieByPolicyAndSeed(@TempDir Path folder) throws IOException {
    Path exported = Files.createDirectories(folder.resolve("trials/1111"));
    Files.writeString(exported.resolve("adapter_config.json"), "{}");

    new OutputFolder(folder.resolve("out"), "evalLoss")
        .keep(
            List.of(
                new TrialWeights("one", 7, exported),
                new TrialWeights("none", 7, folder.resolve("trials/2222"))));

    assertThat(folder.resolve("out/weights/one/seed-7/adapter_config.json")).hasContent("{}");
    assertThat(folder.resolve("out/weights/none")).doesNotExist();
  }
}
