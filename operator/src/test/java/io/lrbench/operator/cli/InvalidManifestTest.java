package io.lrbench.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.corpus.InvalidManifest;
import io.lrbench.operator.corpus.InvalidManifest.Finder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidManifestTest {
  static Stream<InvalidManifest> all() throws IOException {
    return InvalidManifest.all();
  }

  static Stream<InvalidManifest> refusedByEveryCommand() throws IOException {
    return all().filter(manifest -> manifest.finder() != Finder.LACKS);
  }

  @ParameterizedTest
  @MethodSource("all")
  void runRefusesItWithFieldAndRemedy(InvalidManifest manifest) {
    expectRefusal("run", manifest);
  }

  @ParameterizedTest
  @MethodSource("refusedByEveryCommand")
  void previewRefusesItWithFieldAndRemedy(InvalidManifest manifest) {
    expectRefusal("preview", manifest);
  }

  private static void expectRefusal(String command, InvalidManifest manifest) {
    StringWriter out = new StringWriter();
    StringWriter error = new StringWriter();

    int exitCode =
        LrbenchMain.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(error))
            .execute(command, manifest.file().toString());

    assertThat(exitCode).as(error.toString()).isEqualTo(2);
    assertThat(error.toString())
        .contains(manifest.fragments())
        .contains(manifest.file() + ": ")
        .doesNotContain("Exception");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void thereAreManyOfThem() throws IOException {
    assertThat(all().filter(manifest -> manifest.finder() != Finder.LACKS).count())
        .isGreaterThanOrEqualTo(30);
  }
}
