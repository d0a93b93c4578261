package io.lrbench.trainer.checkpoint;

import io.lrbench.trainer.safetensors.SafetensorsFile;
import io.lrbench.trainer.train.TrialReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a trial ended with, so that it is not trained again with the rest of its pack. */
final class FinishedTrial {
  private static final String REPORT = "report";

  private FinishedTrial() {}

  static void write(Path file, CheckpointKey key, TrialReport report) throws IOException {
    CheckedFile.write(
        file, key.metadata(Map.of("updates", "all")), List.of(JsonTensor.of(REPORT, report)));
  }

  /**
   * Empty where the trial has not ended.
   *
   * @throws UnusableException the file is of another trial or format, or not what was written
   */
  static Optional<TrialReport> read(Path file, CheckpointKey key)
      throws UnusableException, IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    SafetensorsFile content = CheckedFile.read(file);
    key.require(content.metadata());
    return Optional.of(JsonTensor.read(content.tensors().get(REPORT), TrialReport.class));
  }
}
