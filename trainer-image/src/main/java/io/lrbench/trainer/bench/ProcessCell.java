package io.lrbench.trainer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole process with what it starts, from its beginning to its end. */
record ProcessCell(String name, List<String> command, Map<String, String> environment)
    implements Cell {
  private static final double NANOS = 1e9;
  private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  @Override
  public Sample measure() throws IOException, InterruptedException {
    Path times = Files.createTempFile("lrbench-bench-", ".txt");
    try {
      List<String> timed = new ArrayList<>(List.of("bash", "-c"));
      timed.add("\"$@\" >/dev/null || exit 1; times >" + times);
      timed.add("bench");
      timed.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(timed);
      builder.environment().putAll(environment);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      long start = System.nanoTime();
      Process process = builder.start();
      double peak = 0;
      while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, process.descendants().mapToDouble(ProcessCell::peak).sum());
      }
      double wall = (System.nanoTime() - start) / NANOS;
      if (process.exitValue() != 0) {
        throw new IOException(name + " ended with code " + process.exitValue());
      }
      return Sample.ofProcess(wall, childTime(Files.readString(times)), peak);
    } finally {
      Files.deleteIfExists(times);
    }
  }

  /** The shell's second line: what its children took. */
  static double childTime(String times) {
    Matcher line = TIMES.matcher(times.lines().skip(1).findFirst().orElseThrow());
    if (!line.find()) {
      throw new IllegalStateException(times);
    }
    double minutes = Double.parseDouble(line.group(1)) + Double.parseDouble(line.group(3));
    return 60 * minutes + Double.parseDouble(line.group(2)) + Double.parseDouble(line.group(4));
  }

  /** Most resident memory so far, in MB; 0 where the process has ended. */
  private static double peak(ProcessHandle process) {
    try {
      Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
      Matcher line = PEAK.matcher(Files.readString(status, StandardCharsets.UTF_8));
      return line.find() ? Double.parseDouble(line.group(1)) / 1024 : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
