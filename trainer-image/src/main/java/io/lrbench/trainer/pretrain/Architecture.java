package io.lrbench.trainer.pretrain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The shape of a small LLaMA network with a tied head (arXiv 2302.13971).
 *
 * @param keyValueHeads shared by the heads in groups (arXiv 2305.13245)
 * @param positions tokens of the longest sequence
 */
record Architecture(
    int hidden,
    int intermediate,
    int layers,
    int heads,
    int keyValueHeads,
    int vocabulary,
    int positions) {
  /** The quickstart's: 217,664 weights. */
  static final Architecture QUICKSTART = new Architecture(64, 176, 4, 4, 2, 512, 256);

  /** Deviation of initial weights, as LLaMA's published code has it. */
  private static final double DEVIATION = 0.02;

  private static final int UNIFORMS = 12;

  /** The file {@code config.json}. */
  String config() {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    ObjectNode config = json.createObjectNode();
    config.putArray("architectures").add("LlamaForCausalLM");
    config.put("model_type", "llama");
    config.put("hidden_size", hidden).put("intermediate_size", intermediate);
    config.put("num_hidden_layers", layers).put("num_attention_heads", heads);
    config.put("num_key_value_heads", keyValueHeads).put("vocab_size", vocabulary);
    config.put("max_position_embeddings", positions).put("rms_norm_eps", 1e-5);
    config.put("rope_theta", 10_000.0).put("hidden_act", "silu");
    config.put("tie_word_embeddings", true);
    config.put("bos_token_id", TokenizerFile.BEGINNING).put("eos_token_id", TokenizerFile.END);
    config.put("torch_dtype", "float32");
    try {
      return json.writeValueAsString(config) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Weights before training: ones in the norms, else about normal with a mean of 0. */
  List<StoredTensor> initialWeights(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int keyValues = hidden / heads * keyValueHeads;
    List<StoredTensor> weights = new ArrayList<>();
    weights.add(normal(random, "model.embed_tokens.weight", vocabulary, hidden));
    weights.add(ones("model.norm.weight"));
    for (int layer = 0; layer < layers; layer++) {
      String path = "model.layers." + layer + ".";
      weights.add(ones(path + "input_layernorm.weight"));
      weights.add(normal(random, path + "self_attn.q_proj.weight", hidden, hidden));
      weights.add(normal(random, path + "self_attn.k_proj.weight", keyValues, hidden));
      weights.add(normal(random, path + "self_attn.v_proj.weight", keyValues, hidden));
      weights.add(normal(random, path + "self_attn.o_proj.weight", hidden, hidden));
      weights.add(ones(path + "post_attention_layernorm.weight"));
      weights.add(normal(random, path + "mlp.gate_proj.weight", intermediate, hidden));
      weights.add(normal(random, path + "mlp.up_proj.weight", intermediate, hidden));
      weights.add(normal(random, path + "mlp.down_proj.weight", hidden, intermediate));
    }
    return weights;
  }

  private StoredTensor ones(String name) {
    FloatBuffer values = FloatBuffer.allocate(hidden);
    while (values.hasRemaining()) {
      values.put(1);
    }
    return StoredTensor.of(name, values.flip(), hidden);
  }

  private static StoredTensor normal(SplittableRandom random, String name, int rows, int columns) {
    FloatBuffer values = FloatBuffer.allocate(rows * columns);
    while (values.hasRemaining()) {
      values.put((float) (DEVIATION * normal(random)));
    }
    return StoredTensor.of(name, values.flip(), rows, columns);
  }

  /** Irwin and Hall's sum of uniforms: no logarithm that could differ between machines. */
  private static double normal(SplittableRandom random) {
    double sum = -UNIFORMS / 2.0;
    for (int i = 0; i < UNIFORMS; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
