package io.lrbench.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.cli.local.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A preview with a real trainer. */
class PreviewInputsIT {
  private static final String HOME = "io.lrbench.home";
  private static final Path QUICKSTART = Path.of("../examples/quickstart");
  private static final String MANIFEST =
      """
      apiVersion: lrbench.io/v1alpha1
      kind: LRBenchmark
      metadata: {name: p}
      spec:
        model: {uri: "file:%s"}
        dataset: {uri: "file:%s", format: text}
        training: {method: lora, updates: 4, maxLength: 32%s}
        policies:
        - {name: a, lrbench: {type: FIX, k0: 1}}
        seeds: [1]
        resources: {gpus: 0}
      """;

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter error = new StringWriter();

  @BeforeEach
  void withATrainer() {
    System.setProperty(HOME, "..");
    Assumptions.assumeTrue(
        Installation.current().hasTrainer(),
        "needs ../trainer-image/target/lib: build the trainer");
  }

  @AfterEach
  void forget() {
    System.clearProperty(HOME);
  }

  @Test
  void rightInputsAreADoneCommand() throws IOException {
    assertThat(preview(model(), data(), "")).as(error.toString()).isZero();
    assertThat(error.toString()).isEmpty();
    assertThat(out.toString()).startsWith("policy,update,lr\na,0,1\n");
  }

  @Test
  void missingDataIsReportedBelowTheSchedules() throws IOException {
    assertThat(preview(model(), "none.txt", "")).isEqualTo(2);
    assertThat(out.toString()).startsWith("policy,update,lr\na,0,1\n");
    assertThat(error.toString()).contains("p.yaml: ", "none.txt").doesNotContain("Exception:");
  }

  @Test
  void aWrongTargetNamesTheFieldOfTheManifest() throws IOException {
    assertThat(preview(model(), data(), ", lora: {targets: [banana]}")).isEqualTo(2);
    assertThat(error.toString()).contains("p.yaml: spec.training.lora.targets: ", "banana");
    assertThat(out.toString()).startsWith("policy,update,lr\na,0,1\n");
  }

  private static String model() {
    return absolute("model");
  }

  private static String data() {
    return absolute("logbook.txt");
  }

  private static String absolute(String name) {
    return QUICKSTART.resolve(name).toAbsolutePath().normalize().toString();
  }

  private int preview(String model, String data, String more) throws IOException {
    Path manifest =
        Files.writeString(folder.resolve("p.yaml"), MANIFEST.formatted(model, data, more));
    return LrbenchMain.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(error))
        .execute("preview", "--csv", manifest.toString());
  }
}
