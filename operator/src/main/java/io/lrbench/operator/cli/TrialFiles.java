package io.lrbench.operator.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.pack.TrialResult;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The self-describing results that trainers leave in a folder; each is read once. */
final class TrialFiles {
  /** The part of such a file that is read here. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Finished(TrialResult result) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Map<Path, TrialResult> known = new HashMap<>();

  TrialFiles(Path folder) {
    this.folder = folder;
  }

  /** All results so far, by the trial's hash. */
  synchronized Map<String, TrialResult> read() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : files) {
        if (!known.containsKey(file)) {
          known.put(file, JSON.readValue(file.toFile(), Finished.class).result());
        }
      }
    }
    Map<String, TrialResult> byHash = new HashMap<>();
    known.values().forEach(result -> byHash.put(result.hash(), result));
    return byHash;
  }

  /** Where a trial's curve lies, once it has ended. */
  Path curve(String hash) {
    return folder.resolve(hash + ".csv");
  }

  /** Where a trial's weights lie, if the manifest asks for them. */
  Path weights(String hash) {
    return folder.resolve(hash);
  }
}
