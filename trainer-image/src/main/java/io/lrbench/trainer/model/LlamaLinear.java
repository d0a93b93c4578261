package io.lrbench.trainer.model;

import java.util.Locale;

/** The linear layers of a LLaMA layer, in the order of its script. */
enum LlamaLinear {
  Q_PROJ("self_attn", "q", "h"),
  K_PROJ("self_attn", "k", "h"),
  V_PROJ("self_attn", "v", "h"),
  O_PROJ("self_attn", "y", "h"),
  GATE_PROJ("mlp", "g", "h"),
  UP_PROJ("mlp", "u", "h"),
  DOWN_PROJ("mlp", "y", "h");

  private final String parent;
  private final String output;
  private final String input;

  LlamaLinear(String parent, String output, String input) {
    this.parent = parent;
    this.output = output;
    this.input = input;
  }

  /** Hugging Face's name: {@code q_proj}. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The checkpoint's name without {@code .weight}. */
  String path(int layer) {
    return "model.layers." + layer + "." + parent + "." + wireName();
  }

  long rows(LlamaConfig config) {
    return switch (this) {
      case Q_PROJ -> (long) config.heads() * config.headSize();
      case K_PROJ, V_PROJ -> (long) config.keyValueHeads() * config.headSize();
      case O_PROJ, DOWN_PROJ -> config.hidden();
      case GATE_PROJ, UP_PROJ -> config.intermediate();
    };
  }

  long columns(LlamaConfig config) {
    return switch (this) {
      case Q_PROJ, K_PROJ, V_PROJ, GATE_PROJ, UP_PROJ -> config.hidden();
      case O_PROJ -> (long) config.heads() * config.headSize();
      case DOWN_PROJ -> config.intermediate();
    };
  }

  /** The script's line that adds an adapter to the layer's output. */
  String adapted(int position, int targets) {
    return "\n    "
        + output
        + " = self.adapted("
        + output
        + ", "
        + input
        + ", i * "
        + targets
        + " + "
        + position
        + ", key)";
  }
}
