package io.lrbench.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {
  /** The goldens' own copies, which the contract's tests use too. */
  private static final Path GOLDENS = Path.of("../crds/src/test/resources/goldens/lr");

  private static final String MANIFEST =
      """
      apiVersion: lrbench.io/v1alpha1
      kind: LRBenchmark
      metadata: {name: p}
      spec:
        model: {uri: "%s"}
        dataset: {uri: file:data.txt, format: text}
        training: {method: full, %s}
        policies:
        %s
        seeds: [1]
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter error = new StringWriter();

  @Test
  void csvOfEveryPolicyEqualsTheGoldenTable() throws IOException {
    int exitCode = execute("preview", "--csv", GOLDENS.resolve("all-policies.yaml").toString());

    assertThat(exitCode).as(error.toString()).isZero();
    List<String> found = out.toString().lines().toList();
    List<String> expected =
        Files.readAllLines(GOLDENS.resolve("all-policies.csv"), StandardCharsets.UTF_8);
    assertThat(found).hasSize(1 + 59 * 100).hasSameSizeAs(expected);
    assertThat(found.get(0)).isEqualTo("policy,update,lr");
    for (int i = 1; i < found.size(); i++) {
      String[] row = found.get(i).split(",", -1);
      String[] golden = expected.get(i).split(",", -1);
      assertThat(Arrays.asList(row).subList(0, 2)).isEqualTo(Arrays.asList(golden).subList(0, 2));
      double rate = Double.parseDouble(golden[2]);
      assertThat(Math.abs(Double.parseDouble(row[2]) - rate))
          .as("line %d: %s", i + 1, found.get(i))
          .isLessThanOrEqualTo(Math.max(1e-15, 1e-9 * Math.abs(rate)));
    }
  }

  @Test
  void drawsTheBaseRateWhereTrainingDecides() throws IOException {
    Path manifest =
        write(
            "hf://owner/name",
            "updates: 4",
            """
            - {name: constant, lrbench: {type: FIX, k0: 0.5}}
              - name: prodigy
                warmup: {length: 2}
                learningRateFree: {type: prodigy}
              - {name: plateau, plateau: {type: reduce, lr: 0.25}}
            """);

    int exitCode = execute("preview", "--csv", manifest.toString());

    assertThat(exitCode).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "policy,update,lr",
            "constant,0,0.5",
            "constant,1,0.5",
            "constant,2,0.5",
            "constant,3,0.5",
            "prodigy,0,0",
            "prodigy,1,0.5",
            "prodigy,2,1",
            "prodigy,3,1",
            "plateau,0,0.25",
            "plateau,1,0.25",
            "plateau,2,0.25",
            "plateau,3,0.25");
    assertThat(execute("preview", manifest.toString())).isZero();
    assertThat(out.toString()).contains("prodigy  (base rate; the optimizer finds its own)");
  }

  @Test
  void drawsTheSchedulesOfARemoteModelAsADoneCommand() throws IOException {
    Path manifest =
        write("hf://owner/name", "updates: 4", "- {name: a, lrbench: {type: FIX, k0: 1}}");

    assertThat(execute("preview", manifest.toString())).isZero();
    assertThat(out.toString()).startsWith("a\n");
  }

  @Test
  void marksWhatTrainingMayChange() throws IOException {
    Path manifest =
        write("file:model", "updates: 4", "- {name: a, plateau: {type: reduce, lr: 1}}");

    assertThat(execute("preview", manifest.toString())).isZero();
    assertThat(out.toString()).contains("a  (base rate; training changes it by a metric)");
  }

  @Test
  void asksForTheUpdatesThatRemoteDataDecide() throws IOException {
    Path manifest =
        write("hf://owner/name", "epochs: 2", "- {name: a, lrbench: {type: FIX, k0: 1}}");

    assertThat(execute("preview", manifest.toString())).isEqualTo(2);
    assertThat(error.toString()).contains("spec.model.uri", "--updates N");
  }

  @Test
  void takesTheUpdatesOfTheCommandLine() throws IOException {
    Path manifest =
        write(
            "hf://owner/name",
            "epochs: 2",
            "- {name: a, lrbench: {type: STEP, k0: 1, gamma: 0.5, l: 1ep}}");

    assertThat(execute("preview", "--csv", "--updates", "4", manifest.toString())).isZero();
    assertThat(out.toString().lines()).contains("a,1,1", "a,2,0.5", "a,3,0.5");
  }

  @Test
  void namesTheUpdateOfANegativeRate() throws IOException {
    Path manifest =
        write(
            "file:model",
            "updates: 20000",
            """
            - {name: a, lrbench: {type: NSTEP, k0: 1, gamma: -1, milestones: [15000]}}
            """);

    assertThat(execute("preview", manifest.toString())).isEqualTo(2);
    assertThat(error.toString())
        .contains("policy a: found a learning rate of -1.0 at update 15000");
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThat(execute("preview", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(error.toString()).contains("expected a manifest at", "found no such file");
  }

  private Path write(String model, String length, String policies) throws IOException {
    return Files.writeString(
        folder.resolve("p.yaml"), MANIFEST.formatted(model, length, policies.strip()));
  }

  private int execute(String... command) {
    return LrbenchMain.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(error))
        .execute(Stream.of(command).toArray(String[]::new));
  }
}
