package io.lrbench.trainer.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.pack.PackResult;
import io.lrbench.trainer.train.TrialReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a pack leaves behind: the termination message, and for each trial its curve and a
 * self-describing result.
 *
 * @param terminationMessage where the compact result goes
 * @param folder where curves and results go; empty leaves them out
 */
record OutputFiles(Path terminationMessage, Optional<Path> folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes the compact result, in one write, as a mounted file cannot be replaced. */
  void answer(PackResult result) throws IOException {
    Files.write(terminationMessage, TerminationMessage.of(result));
  }

  /** Says why there is no result, for the operator to show; its end is cut off where it is long. */
  void explain(String failure) throws IOException {
    byte[] bytes = failure.getBytes(StandardCharsets.UTF_8);
    Files.write(
        terminationMessage,
        Arrays.copyOf(bytes, Math.min(bytes.length, TerminationMessage.MOST_BYTES)));
  }

  /** Writes a trial's files, the result last: where it is, the curve is whole. */
  void keep(TrialDescription description, TrialReport report) throws IOException {
    if (folder.isPresent()) {
      String hash = description.trial().hash();
      replace(hash + ".csv", CurveCsv.of(report.curve()));
      replace(hash + ".json", JSON.writeValueAsString(description));
    }
  }

  private void replace(String name, String content) throws IOException {
    Path target = Files.createDirectories(folder.orElseThrow()).resolve(name);
    Path written = target.resolveSibling(name + ".part");
    Files.writeString(written, content, StandardCharsets.UTF_8);
    Files.move(
        written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
