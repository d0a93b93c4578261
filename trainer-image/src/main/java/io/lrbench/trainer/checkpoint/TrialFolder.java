package io.lrbench.trainer.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of one trial's files.
 *
 * @param folder that all trials of a benchmark share
 * @param trial its hash
 */
record TrialFolder(Path folder, String trial) {
  private static final String SUFFIX = ".safetensors";

  void make() throws IOException {
    Files.createDirectories(folder);
  }

  Path checkpoint(long update) {
    return folder.resolve(String.format(Locale.ROOT, "%s-%012d%s", trial, update, SUFFIX));
  }

  Path finished() {
    return folder.resolve(trial + "-finished" + SUFFIX);
  }

  /** Checkpoints, the newest first. */
  List<Path> checkpoints() throws IOException {
    return matching("");
  }

  /** Removes all checkpoints but one, and what a writer that was killed left behind. */
  void removeOthers(Optional<Path> kept) throws IOException {
    for (Path file : matching("(\\.part)?")) {
      if (!kept.equals(Optional.of(file))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> matching(String ending) throws IOException {
    Pattern name = Pattern.compile(Pattern.quote(trial) + "-[0-9]{12}\\.safetensors" + ending);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (name.matcher(file.getFileName().toString()).matches()) {
          found.add(file);
        }
      }
    }
    found.sort(Comparator.comparing(Path::getFileName).reversed());
    return found;
  }
}
