package io.lrbench.trainer.model.decoder;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What positions see of each other.
 *
 * @param windows for each layer how many positions one sees, itself included; 0 means all before
 * @param scale of the scores
 * @param cap of the scaled scores, cap x tanh(score / cap); 0 means none
 */
record Attention(List<Integer> windows, double scale, double cap) {
  Attention {
    windows = List.copyOf(windows);
  }

  /** All positions before are seen in every layer. */
  static Attention full(Dimensions sizes) {
    return of(Collections.nCopies(sizes.layers(), 0), sizes);
  }

  /** Scores are scaled by 1 / sqrt(head size) (arXiv 1706.03762, eq. 1). */
  static Attention of(List<Integer> windows, Dimensions sizes) {
    return new Attention(windows, 1 / Math.sqrt(sizes.headSize()), 0);
  }

  Map<String, Object> constants() {
    return Map.of(
        "windows",
        windows.stream().map(String::valueOf).collect(Collectors.joining(", ")),
        "attentionScale",
        scale,
        "attentionCap",
        cap);
  }
}
