package io.lrbench.trainer.model.decoder;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A decoder-only language model as its folder describes it: the texts that compute it, the numbers
 * they need and the tensors that its checkpoint has.
 *
 * @param scripts names of templates
 * @param constants what the templates' placeholders stand for, apart from tensors
 * @param layout tensors
 * @param positions tokens of the longest sequence
 */
public record Decoder(
    List<String> scripts, Map<String, Object> constants, Layout layout, int positions) {
  private static final int NARROW = 16;

  public Decoder {
    scripts = List.copyOf(scripts);
    constants = Map.copyOf(constants);
  }

  /**
   * Reads a folder's {@code config.json}.
   *
   * @throws io.lrbench.trainer.InputException no family computes what it says
   */
  public static Decoder read(Path folder) {
    return Family.decoder(ModelConfig.read(folder));
  }

  /** Token ids are below it. */
  public int vocabulary() {
    return Math.toIntExact(layout.embedding().shape().get(0));
  }

  /** Whether a score is so few products that PyTorch's own attention is slow at it. */
  public boolean narrowHeads() {
    return (int) constants.get("headSize") <= NARROW && (double) constants.get("attentionCap") == 0;
  }

  /** One map of many. */
  @SafeVarargs
  static Map<String, Object> constants(Map<String, Object>... parts) {
    Map<String, Object> all = new HashMap<>();
    for (Map<String, Object> part : parts) {
      all.putAll(part);
    }
    return all;
  }
}
