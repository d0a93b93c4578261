package io.lrbench.operator.cli.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where the product lies, and how its trainer is started.
 *
 * @param home the product's folder
 */
public record Installation(Path home) {
  private static final String MAIN_CLASS = "io.lrbench.trainer.Main";
  private static final String BENCH_CLASS = "io.lrbench.trainer.bench.Main";
  private static final String DEFAULT_CACHE = "DJL_CACHE_DIR";

  /** What decides how a user's machine reaches models and data. */
  private static final Pattern NETWORK =
      Pattern.compile("HF_(ENDPOINT|TOKEN|HUB_OFFLINE)|LRBENCH_CACHE|AWS_\\w+|JAVA_TOOL_OPTIONS");

  /** As the start script says by {@code io.lrbench.home}, else the working folder. */
  public static Installation current() {
    return new Installation(
        Path.of(System.getProperty("io.lrbench.home", "")).toAbsolutePath().normalize());
  }

  /** The generated CustomResourceDefinition. */
  public Path resourceDefinition() {
    return home.resolve("crds").resolve("lrbenchmarks.lrbench.io-v1.yml");
  }

  /** Whether the trainer is built. */
  public boolean hasTrainer() {
    return Files.isDirectory(home.resolve("trainer-image").resolve("target").resolve("lib"));
  }

  /** The command of a trainer's process. */
  public List<String> trainerCommand(String... arguments) {
    return command(MAIN_CLASS, arguments);
  }

  /** The command that measures the trainer. */
  public List<String> benchCommand(String... arguments) {
    return command(BENCH_CLASS, arguments);
  }

  private List<String> command(String main, String... arguments) {
    Path target = home.resolve("trainer-image").resolve("target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx1g"));
    command.add("-Dio.lrbench.home=" + home);
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.add("-cp");
    command.add(target.resolve("classes") + File.pathSeparator + target.resolve("lib") + "/*");
    command.add(main);
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }

  /**
   * What a trainer's process has in its environment.
   *
   * @param files the folder of relative {@code file:} URIs
   */
  public Map<String, String> trainerEnvironment(Path files) {
    Map<String, String> environment = new LinkedHashMap<>();
    System.getenv()
        .forEach(
            (name, value) -> {
              if (NETWORK.matcher(name).matches()) {
                environment.put(name, value);
              }
            });
    environment.put("LRBENCH_FILES", files.toAbsolutePath().normalize().toString());
    // One intra-op thread a worker, read before the engine starts; spinning starves the others.
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("MKL_NUM_THREADS", "1");
    environment.put("OMP_WAIT_POLICY", "PASSIVE");
    // A trainer ends by itself where this process was killed and could not end it.
    environment.put("LRBENCH_PARENT", Long.toString(ProcessHandle.current().pid()));
    environment.put("DJL_OFFLINE", "true");
    environment.put("OPT_OUT_TRACKING", "true");
    environment.put(
        DEFAULT_CACHE,
        System.getenv()
            .getOrDefault(DEFAULT_CACHE, home.resolve("trainer-image/target/engine").toString()));
    return environment;
  }
}
