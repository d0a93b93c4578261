package io.lrbench.trainer.model.decoder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rotary positions (arXiv 2104.09864) of pairs (i, i + rotated / 2).
 *
 * @param theta base of the wavelengths
 * @param rotated how many of a head's numbers turn
 * @param localTheta base in layers with a sliding window; 0 means theta
 * @param scaling its script, with the values that it needs
 */
record Rope(double theta, int rotated, double localTheta, Scaling scaling) {
  private static final double THETA = 10_000;
  private static final String PRETRAINED = "original_max_position_embeddings";

  /** How wavelengths are stretched for texts longer than those of pretraining. */
  record Scaling(String script, Map<String, Object> constants) {
    static final Scaling NONE = new Scaling("rope_default", Map.of());
  }

  /** As both spellings say it: {@code rope_parameters}, or {@code rope_theta} and rope_scaling. */
  static Rope of(ModelConfig config, int headSize) {
    return of(config, parameters(config), headSize, THETA, 1);
  }

  static ModelConfig parameters(ModelConfig config) {
    return config.object(config.firstOf("rope_parameters", "rope_scaling"));
  }

  /**
   * @param parameters where transformers 5 has what others have beside it
   * @param theta where nothing is said
   * @param share of a head that turns, where nothing is said
   */
  static Rope of(
      ModelConfig config, ModelConfig parameters, int headSize, double theta, double share) {
    double part =
        parameters.number(
            "partial_rotary_factor",
            config.number(config.firstOf("partial_rotary_factor", "rotary_pct"), share));
    double base = config.number(config.firstOf("rope_theta", "rotary_emb_base"), theta);
    return new Rope(
        parameters.number("rope_theta", base),
        rotated(config, part, headSize),
        0,
        scaling(config, parameters));
  }

  private static int rotated(ModelConfig config, double share, int headSize) {
    int rotated = (int) (headSize * share);
    if (rotated < 2 || rotated > headSize || rotated % 2 != 0) {
      throw config.wrong(
          "partial_rotary_factor",
          "a share of head_dim " + headSize + " that is a positive even number",
          String.valueOf(share),
          "check config.json");
    }
    return rotated;
  }

  private static Scaling scaling(ModelConfig config, ModelConfig parameters) {
    String name = parameters.firstOf("rope_type", "type");
    return switch (parameters.among(List.of("default", "linear", "llama3"), name, "default")) {
      case "linear" -> new Scaling("rope_linear", Map.of("factor", parameters.number("factor")));
      case "llama3" -> llama3(config, parameters);
      default -> Scaling.NONE;
    };
  }

  private static Scaling llama3(ModelConfig config, ModelConfig parameters) {
    ModelConfig named = parameters.has(PRETRAINED) ? parameters : config;
    return new Scaling(
        "rope_llama3",
        Map.of(
            "factor", parameters.number("factor"),
            "low", parameters.number("low_freq_factor"),
            "high", parameters.number("high_freq_factor"),
            "pretrained", named.number(PRETRAINED)));
  }

  Rope withLocalTheta(double base) {
    return new Rope(theta, rotated, base, scaling);
  }

  List<String> scripts() {
    return List.of("rotary", scaling.script());
  }

  Map<String, Object> constants() {
    Map<String, Object> constants = new HashMap<>(scaling.constants());
    constants.put("theta", theta);
    constants.put("localTheta", localTheta);
    constants.put("rotated", rotated);
    return constants;
  }
}
