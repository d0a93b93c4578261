package io.lrbench.trainer.checkpoint;

import io.lrbench.trainer.safetensors.SafetensorsFile;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.safetensors.TensorSource;
import io.lrbench.trainer.train.TrialProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One checkpoint: the model's state under its own names, and the trial's progress as JSON.
 *
 * @param progress what the trial had reached
 * @param state of its model
 */
record CheckpointFile(TrialProgress progress, List<StoredTensor> state) {
  private static final String PROGRESS = "progress";

  /**
   * Writes a file.
   *
   * @param more that it says of itself
   */
  static void write(
      Path file,
      CheckpointKey key,
      Map<String, String> more,
      TrialProgress progress,
      List<TensorSource> state)
      throws IOException {
    Map<String, String> told = new TreeMap<>(more);
    told.put("updates", Long.toString(progress.update()));
    List<TensorSource> tensors = new ArrayList<>(state);
    tensors.add(JsonTensor.of(PROGRESS, progress));
    CheckedFile.write(file, key.metadata(told), tensors);
  }

  /**
   * Reads a file that was written for a trial or lineage.
   *
   * @throws UnusableException it is of another trial or format, or not what was written
   */
  static CheckpointFile read(Path file, CheckpointKey key) throws UnusableException, IOException {
    SafetensorsFile content = CheckedFile.read(file);
    key.require(content.metadata());
    Map<String, StoredTensor> state = new TreeMap<>(content.tensors());
    StoredTensor progress = state.remove(PROGRESS);
    return new CheckpointFile(
        JsonTensor.read(progress, TrialProgress.class), List.copyOf(state.values()));
  }
}
