package io.lrbench.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as a pod's container starts it. */
class MainIT {
  @TempDir Path folder;

  @Test
  void endsWithTwoOnTheUsersMistake() throws IOException, InterruptedException {
    Path message = folder.resolve("message");
    assertThat(exitCode("{}", message)).isEqualTo(2);
    assertThat(Files.readString(message)).contains("\"error\":\"environment LRBENCH_PACK");
  }

  @Test
  void endsWithOneWhereItCannotAnswer() throws IOException, InterruptedException {
    assertThat(exitCode("{}", folder.resolve("absent/message"))).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("err"), StandardCharsets.UTF_8))
        .contains("NoSuchFileException");
  }

  private int exitCode(String pack, Path message) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.lrbench.trainer.Main");
    builder.environment().put("LRBENCH_PACK", pack);
    builder.environment().put("TERMINATION_LOG", message.toString());
    builder.redirectError(folder.resolve("err").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
