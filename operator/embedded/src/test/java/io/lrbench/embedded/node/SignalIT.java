package io.lrbench.embedded.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a pod when the program around the cluster is ended from outside. */
class SignalIT {
  private static final long SIGINT_BIT = 1L << (2 - 1);

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void leavesNoProcessBehind(String signal, @TempDir Path folder)
      throws IOException, InterruptedException {
    assumeFalse(
        signal.equals("INT") && isInterruptIgnored(),
        "a shell started these tests in the background, where it makes processes ignore SIGINT");
    String seconds = "1000." + ProcessHandle.current().pid() + signal.length();
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

  /** A JVM keeps to the signals that it was told to ignore, and hands that on to its children. */
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
          .anyMatch(ignored -> (ignored & SIGINT_BIT) != 0);
    }
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
