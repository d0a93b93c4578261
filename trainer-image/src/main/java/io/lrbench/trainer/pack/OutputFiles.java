package io.lrbench.trainer.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.train.CurveRow;
import io.lrbench.trainer.train.TrialReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a pack leaves behind: the termination message, and for each trial its curve and a
 * self-describing result.
 *
 * @param terminationMessage where the compact result goes
 * @param folder where curves and results go; empty leaves them out
 */
record OutputFiles(Path terminationMessage, Optional<Path> folder) {
  /** What a container's status holds of its termination message. */
  static final int MESSAGE_BYTES = 4096;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes the compact result; of a long error the end is cut off. */
  void answer(PackResult result) throws IOException {
    byte[] message = JSON.writeValueAsBytes(result);
    if (message.length > MESSAGE_BYTES && result.error() != null) {
      int excess = message.length - MESSAGE_BYTES;
      int keep = Math.max(0, result.error().length() - 2 * excess - 8);
      String cut = result.error().substring(0, keep) + "…";
      message =
          JSON.writeValueAsBytes(
              new PackResult(result.version(), result.facts(), result.trials(), cut));
    }
    if (message.length > MESSAGE_BYTES) {
      throw new IOException(
          "the results of "
              + result.trials().size()
              + " trials need "
              + message.length
              + " bytes, more than the "
              + MESSAGE_BYTES
              + " of a termination message; lower execution.trialsPerPod");
    }
    Files.write(terminationMessage, message);
  }

  void keep(TrialConfig trial, PackFacts facts, TrialReport report) throws IOException {
    if (folder.isEmpty()) {
      return;
    }
    replace(trial.hash() + ".csv", csv(report.curve()));
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("trial", trial);
    description.put("facts", facts);
    description.put("result", report.result());
    replace(trial.hash() + ".json", JSON.writeValueAsString(description));
  }

  /** Each column once; an empty cell where nothing was measured. */
  private static String csv(List<CurveRow> rows) {
    StringBuilder csv = new StringBuilder("update,lr,trainLoss,evalLoss,accuracy\n");
    for (CurveRow row : rows) {
      csv.append(row.update())
          .append(',')
          .append(cell(row.learningRate()))
          .append(',')
          .append(cell(row.trainLoss()))
          .append(',')
          .append(row.evaluation().map(e -> Double.toString(e.loss())).orElse(""))
          .append(',')
          .append(row.evaluation().map(e -> cell(e.accuracy())).orElse(""))
          .append('\n');
    }
    return csv.toString();
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  private void replace(String name, String content) throws IOException {
    Path target = Files.createDirectories(folder.orElseThrow()).resolve(name);
    Path written = Files.createTempFile(target.getParent(), name, ".part");
    Files.writeString(written, content, StandardCharsets.UTF_8);
    Files.move(
        written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
