package io.lrbench.trainer.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.trainer.JsonFile;
import java.nio.file.Path;

/**
 * Floating-point operations that an update of a LLaMA-shaped model cannot do without: two for each
 * weight of a linear layer and token forward, two more for the gradient of its input and, where it
 * is trained, two for its own; the head at labels only, attention at what is seen. Norms,
 * activations, adapters and the optimizer count nothing.
 *
 * @param layers weights of the layers' linear parts
 * @param head weights of the head
 * @param width of all queries, times layers
 */
record NeededWork(double layers, double head, double width) {
  static NeededWork of(Path model) {
    JsonNode config = JsonFile.read(model.resolve("config.json"));
    double hidden = config.get("hidden_size").asDouble();
    double heads = config.get("num_attention_heads").asDouble();
    double size = config.path("head_dim").asDouble(hidden / heads);
    double keyValues = config.path("num_key_value_heads").asDouble(heads) * size;
    double count = config.get("num_hidden_layers").asDouble();
    double layer =
        2 * hidden * heads * size
            + 2 * hidden * keyValues
            + 3 * hidden * config.get("intermediate_size").asDouble();
    return new NeededWork(
        count * layer, hidden * config.get("vocab_size").asDouble(), count * heads * size);
  }

  /**
   * @param labels positions with a label
   * @param length tokens of an example
   */
  double of(long examples, int length, long labels, boolean full) {
    double perWeight = full ? 6 : 4;
    double tokens = (double) examples * length;
    double attention = 3 * 2 * tokens * length * width;
    return perWeight * (layers * tokens + head * labels) + attention;
  }
}
