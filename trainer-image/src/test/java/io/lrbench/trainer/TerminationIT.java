package io.lrbench.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.pack.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TerminationIT {
  @Test
  void endsInOrderBeforeItIsKilledHoweverLongAnUpdateTakes()
      throws IOException, InterruptedException {
    assertThat(timeToEnd("2", "looks")).isBetween(Duration.ofMillis(1700), Duration.ofMillis(5000));
  }

  @Test
  void endsAtOnceWhereNobodyHasLooked() throws IOException, InterruptedException {
    assertThat(timeToEnd("600")).isLessThan(Duration.ofSeconds(5));
  }

  private static Duration timeToEnd(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Dawdler.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("waits");
      long start = System.nanoTime();
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.STOPPED);
      return Duration.ofNanos(System.nanoTime() - start);
    } finally {
      process.destroyForcibly();
    }
  }
}
