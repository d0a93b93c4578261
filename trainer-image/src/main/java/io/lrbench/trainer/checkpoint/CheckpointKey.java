package io.lrbench.trainer.checkpoint;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a file must be of, to be used.
 *
 * @param identity what it says of itself, by name; it may say more
 */
record CheckpointKey(Map<String, String> identity) {
  /** Changes with every change of what the files hold. */
  private static final String FORMAT = "lrbench-checkpoint-1";

  CheckpointKey {
    identity = Map.copyOf(identity);
  }

  /**
   * Of one trial.
   *
   * @param trial hash of its content
   * @param model hash of the weights it starts from
   * @param data hash of the examples as the model sees them
   */
  static CheckpointKey ofTrial(String trial, String model, String data) {
    return new CheckpointKey(
        Map.of("format", FORMAT, "trial", trial, "model", model, "data", data));
  }

  /**
   * Of all trials of a lineage, that were trained alike.
   *
   * @param model hash of the weights they start from
   * @param data hash of the examples as the model sees them
   */
  static CheckpointKey ofLineage(Lineage lineage, String model, String data) {
    return new CheckpointKey(
        Map.of(
            "format",
            FORMAT,
            "lineage",
            lineage.hash(),
            "model",
            model,
            "data",
            data,
            "device",
            lineage.device(),
            "engine",
            lineage.engine()));
  }

  /**
   * @param more that is told beside it
   */
  Map<String, String> metadata(Map<String, String> more) {
    Map<String, String> metadata = new TreeMap<>(more);
    metadata.putAll(identity);
    return metadata;
  }

  /**
   * Looks at what a file says of itself.
   *
   * @throws UnusableException it is another trial's, or of another format
   */
  void require(Map<String, String> metadata) throws UnusableException {
    Map<String, String> found = new TreeMap<>(metadata);
    found.keySet().retainAll(identity.keySet());
    if (!found.equals(identity)) {
      throw new UnusableException(
          "expected " + new TreeMap<>(identity) + ", found " + new TreeMap<>(metadata));
    }
  }
}
