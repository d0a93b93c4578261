package io.lrbench.trainer.model;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of real data beside the checkout, which not every machine has. */
public final class SharedData {
  private SharedData() {}

  /** A path of it, or another one where it is absent. */
  static Path orElse(String relative, Path otherwise) {
    return Files.exists(resolve(relative)) ? resolve(relative) : otherwise;
  }

  private static Path resolve(String relative) {
    String folder = System.getenv().getOrDefault("LRBENCH_TEST_DATA", "../../shared/data");
    return Path.of(folder).resolve(relative);
  }

  /** A path of it; skips the test where it is absent. */
  public static Path path(String relative) {
    Path path = resolve(relative);
    Assumptions.assumeTrue(
        Files.exists(path), path + " is absent; set LRBENCH_TEST_DATA to the test data's folder");
    return path;
  }
}
