package io.lrbench.operator.fleet;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** The operator as it is shipped, in a process of its own that can be killed. */
final class OperatorProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String namespace;
  private final Path log;
  private final int port;
  private Process process;

  /** An operator of one namespace, with the rights of the cluster's administrator. */
  OperatorProcess(String namespace) throws IOException {
    this.namespace = namespace;
    this.log = Path.of("target", "operator-of-" + namespace + ".log");
    try (ServerSocket free = new ServerSocket(0)) {
      this.port = free.getLocalPort();
    }
  }

  /** Whether {@code mvn package} has made it. */
  static boolean isPackaged() {
    return Files.isRegularFile(JAR);
  }

  /** Starts it and waits until its informers have seen the cluster. */
  Duration start() throws IOException {
    long began = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString(),
                "operator")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("KUBECONFIG", System.getProperty("lrbench.target"));
    builder.environment().put("QUARKUS_OPERATOR_SDK_NAMESPACES", namespace);
    builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
    process = builder.start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(100))
        .until(this::isReady);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new IllegalStateException("the operator has ended; see " + log.toAbsolutePath());
    }
    try {
      return get("/q/health/ready").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Seconds of CPU that it has used. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
  }

  /** Its heap in use, in MiB, after a full collection. */
  double liveHeap() throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    String pid = String.valueOf(process.pid());
    new ProcessBuilder(jcmd, pid, "GC.run").start().waitFor();
    return sum(metrics(), "jvm_memory_used_bytes{area=\"heap\"") / (1 << 20);
  }

  /** What it says of itself, by Prometheus' name and labels. */
  Map<String, Double> metrics() {
    Map<String, Double> values = new TreeMap<>();
    get("/q/metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#") && line.contains(" "))
        .forEach(
            line ->
                values.put(
                    line.substring(0, line.lastIndexOf(' ')),
                    Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
    return values;
  }

  /** The sum of all metrics whose name and labels begin so. */
  static double sum(Map<String, Double> metrics, String prefix) {
    return metrics.entrySet().stream()
        .filter(metric -> metric.getKey().startsWith(prefix))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where it logs. */
  File log() {
    return log.toFile();
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
