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
 * Files of one trial or lineage, named by what they hold.
 *
 * @param folder that all trials of a benchmark share
 * @param name that theirs begin with
 */
record CheckpointFiles(Path folder, String name) {
  private static final String SUFFIX = ".safetensors";

  void make() throws IOException {
    Files.createDirectories(folder);
  }

  Path checkpoint(long update) {
    return folder.resolve(String.format(Locale.ROOT, "%s-%012d%s", name, update, SUFFIX));
  }

  Path finished() {
    return folder.resolve(name + "-finished" + SUFFIX);
  }

  /** Checkpoints, that with the most updates first; none where there is no folder. */
  List<Path> checkpoints() throws IOException {
    return Files.exists(folder) ? matching("") : List.of();
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
    Pattern file = Pattern.compile(Pattern.quote(name) + "-[0-9]{12}\\.safetensors" + ending);
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path candidate : files) {
        if (file.matcher(candidate.getFileName().toString()).matches()) {
          found.add(candidate);
        }
      }
    }
    found.sort(Comparator.comparing(Path::getFileName).reversed());
    return found;
  }
}
