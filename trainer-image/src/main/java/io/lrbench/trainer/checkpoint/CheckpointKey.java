package io.lrbench.trainer.checkpoint;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a file must be of, to be used for a trial.
 *
 * @param trial hash of the trial's content
 * @param model hash of the weights it starts from
 * @param data hash of the examples as the model sees them
 */
record CheckpointKey(String trial, String model, String data) {
  /** Changes with every change of what the files hold. */
  private static final String FORMAT = "lrbench-checkpoint-1";

  private static final String UPDATES = "updates";

  /**
   * @param updates done, or all
   */
  Map<String, String> metadata(String updates) {
    Map<String, String> metadata = new TreeMap<>(identity());
    metadata.put(UPDATES, updates);
    return metadata;
  }

  private Map<String, String> identity() {
    return Map.of("format", FORMAT, "trial", trial, "model", model, "data", data);
  }

  /**
   * Looks at what a file says of itself.
   *
   * @throws UnusableException it is another trial's, or of another format
   */
  void require(Map<String, String> metadata) throws UnusableException {
    Map<String, String> found = new TreeMap<>(metadata);
    found.remove(UPDATES);
    if (!found.equals(identity())) {
      throw new UnusableException("expected " + new TreeMap<>(identity()) + ", found " + found);
    }
  }
}
