package io.lrbench.trainer.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The trainer as a process of its own, which no test leaves behind.
 *
 * @param folder takes its answer, output, checkpoints and messages
 */
record TrainerProcess(Path folder, Process process) implements AutoCloseable {
  /**
   * Starts it.
   *
   * @param options of Java
   */
  static TrainerProcess start(Path folder, String pack, String... options) throws IOException {
    return start(
        folder,
        pack,
        Map.of("LRBENCH_CHECKPOINTS", folder.resolve("checkpoints").toString()),
        options);
  }

  /**
   * Starts it with more, or less, in its environment.
   *
   * @param options of Java
   */
  static TrainerProcess start(
      Path folder, String pack, Map<String, String> environment, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "io.lrbench.trainer.Main"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "LRBENCH_PACK", pack,
                "LRBENCH_FILES", folder.toString(),
                "LRBENCH_OUTPUT", folder.resolve("output").toString(),
                "TERMINATION_LOG", folder.resolve("message").toString()));
    builder.environment().putAll(environment);
    return new TrainerProcess(folder, builder.redirectError(messages(folder).toFile()).start());
  }

  /** Hears it out, and answers its exit code. */
  int end() throws InterruptedException {
    process.inputReader().lines().forEach(line -> {});
    return process.waitFor();
  }

  /** What it said on its error stream, in one line. */
  String said() throws IOException {
    return String.join("; ", Files.readAllLines(messages(folder)));
  }

  /**
   * What Linux counts of it; empty where it has ended.
   *
   * @param what such as VmRSS, in KiB
   */
  OptionalLong kilobytes(String what) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith(what + ":"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .findFirst()
        : OptionalLong.empty();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Path messages(Path folder) {
    return folder.resolve("err");
  }
}
