package io.lrbench.embedded.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a pod when the program around the cluster is ended from outside. */
class SignalIT {
  @ParameterizedTest
  @CsvSource({"TERM, 1000.125", "INT, 1000.375"})
  void leavesNoProcessBehind(String signal, String seconds, @TempDir Path folder)
      throws IOException, InterruptedException {
    String stubborn =
        "(setsid sh -c 'trap \"\" TERM INT; sleep %1$s; true' &) ; sleep %1$s; true"
            .formatted(seconds);
    Process program = start(folder, stubborn);
    try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.readLine()).isEqualTo("running");
    }
    await().atMost(Duration.ofSeconds(10)).until(() -> sleepers(seconds) == 2);

    new ProcessBuilder("kill", "-" + signal, String.valueOf(program.pid())).start().waitFor();

    assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(sleepers(seconds)).isZero();
  }

  private static Process start(Path folder, String script) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            HostedJob.class.getName(),
            folder.toString(),
            script)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static long sleepers(String seconds) {
    return ProcessHandle.allProcesses()
        .filter(one -> one.info().commandLine().orElse("").endsWith("sleep " + seconds))
        .count();
  }
}
