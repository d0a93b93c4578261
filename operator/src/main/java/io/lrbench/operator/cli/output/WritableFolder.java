package io.lrbench.operator.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Folders that a user names for what is to stay. */
public final class WritableFolder {
  private WritableFolder() {}

  /**
   * Makes the folder.
   *
   * @param option that names it
   * @return what to say where it cannot be written into, empty if it can
   */
  public static Optional<String> refusal(String option, Path folder) {
    return obstacle(folder)
        .map(
            found ->
                option
                    + ": expected a folder that can be written, found "
                    + found
                    + "; name another");
  }

  private static Optional<String> obstacle(Path folder) {
    Path nearest = folder.toAbsolutePath().normalize();
    while (nearest != null && !Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    if (nearest != null && !Files.isDirectory(nearest)) {
      return Optional.of("a file at " + nearest);
    }
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".lrbench-", ".part"));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(folder + ", where nothing can be written");
    }
  }
}
