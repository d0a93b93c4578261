package io.lrbench.trainer.model.decoder;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What positions see of each other.
 *
 * @param windows for each layer how many positions one sees, itself included; 0 means all before
 * @param scale of the scores; 0 means 1 / sqrt(head size)
 * @param cap of the scores, cap x tanh(score / cap); 0 means none
 */
record Attention(List<Integer> windows, double scale, double cap) {
  Attention {
    windows = List.copyOf(windows);
  }

  /** All positions before see each other, in every layer. */
  static Attention full(int layers) {
    return new Attention(Collections.nCopies(layers, 0), 0, 0);
  }

  Map<String, Object> constants() {
    return Map.of(
        "windows",
        windows.stream().map(String::valueOf).collect(Collectors.joining(", ")),
        "attentionScale",
        scale == 0 ? "None" : String.valueOf(scale),
        "attentionCap",
        cap);
  }
}
