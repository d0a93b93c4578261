package io.lrbench.trainer.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.PeftAdapter;
import io.lrbench.trainer.model.PeftBase;
import io.lrbench.trainer.model.TrialOptions;
import io.lrbench.trainer.safetensors.SafetensorsWriter;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.train.TrialReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a pack leaves behind: the termination message, and for each trial its curve and a
 * self-describing result.
 *
 * @param terminationMessage where the compact result goes
 * @param folder where curves and results go; empty leaves them out
 */
record OutputFiles(Path terminationMessage, Optional<Path> folder) {
  private static final String MODEL = "model.safetensors";
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

  /**
   * Writes a trial's weights into a folder of its own: adapters as PEFT has them, else {@code
   * model.safetensors}.
   */
  void keep(TrialConfig trial, TrialOptions options, PeftBase base, List<StoredTensor> weights)
      throws IOException {
    Path own = Files.createDirectories(folder.orElseThrow().resolve(trial.hash()));
    if (options.lora().isPresent()) {
      PeftAdapter.write(own, options.lora().get(), base, weights);
    } else {
      SafetensorsWriter.write(own.resolve(MODEL), weights);
    }
  }

  /** Whether a trial's weights are there. */
  boolean holdsWeights(TrialConfig trial) {
    return folder
        .map(all -> all.resolve(trial.hash()))
        .filter(own -> Files.exists(own.resolve(MODEL)) || PeftAdapter.isIn(own))
        .isPresent();
  }

  /**
   * Makes sure that there is a place for weights.
   *
   * @throws InputException there is none
   */
  void requireFolder() {
    if (folder.isEmpty()) {
      throw new InputException(
          "training.export",
          "false where nothing is kept but results",
          "true",
          "remove it, or set LRBENCH_OUTPUT to a mounted folder through podTemplate");
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
