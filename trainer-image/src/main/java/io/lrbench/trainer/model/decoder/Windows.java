package io.lrbench.trainer.model.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.trainer.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** Which layers see a sliding window of positions (arXiv 2310.06825). */
final class Windows {
  private static final String TYPES = "layer_types";

  private Windows() {}

  /** Of one size in all layers. */
  static List<Integer> everywhere(ModelConfig config, int layers) {
    return of(config, layers, config.count("sliding_window", 0), layer -> true);
  }

  /**
   * @param size of a window; 0 means that none slides
   * @param sliding which layers have one where the configuration has no {@code layer_types}
   * @return each layer's window, 0 for none
   */
  static List<Integer> of(ModelConfig config, int layers, int size, IntPredicate sliding) {
    JsonNode types = config.json().path(TYPES);
    if (config.has(TYPES) && types.size() != layers) {
      throw config.wrong(
          TYPES,
          "a type for each of " + layers + " layers",
          types.size() + "",
          "check config.json");
    }
    List<Integer> windows = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      boolean slides = config.has(TYPES) ? slides(config, types.path(layer)) : sliding.test(layer);
      windows.add(slides ? size : 0);
    }
    return windows;
  }

  private static boolean slides(ModelConfig config, JsonNode type) {
    return switch (type.asText()) {
      case "sliding_attention" -> true;
      case "full_attention" -> false;
      default -> throw unknown(config, type);
    };
  }

  private static InputException unknown(ModelConfig config, JsonNode type) {
    return config.wrong(
        TYPES,
        "sliding_attention or full_attention",
        type.toString(),
        "use a model with these layers");
  }
}
