package io.lrbench.trainer.model;

import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.safetensors.Checkpoint;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A checkpoint's tensors in the order in which the script indexes them: embedding, last norm, head,
 * then nine a layer.
 *
 * @param names in the checkpoint's spelling
 * @param tensors one for each name; a tied head is the embedding once more
 * @param tiedHead whether the head is the embedding
 * @param hash SHA-256 of names and values, in hex
 */
record LlamaWeights(List<String> names, List<PtNDArray> tensors, boolean tiedHead, String hash) {
  private static final int EMBEDDING = 0;
  private static final int HEAD = 2;

  LlamaWeights {
    names = List.copyOf(names);
    tensors = List.copyOf(tensors);
  }

  /** A tensor of the checkpoint. */
  private record Expected(String name, long... shape) {}

  /**
   * @param owner frees the tensors
   */
  static LlamaWeights load(LlamaConfig config, Checkpoint checkpoint, NativeTensors owner) {
    List<String> names = new ArrayList<>();
    List<PtNDArray> tensors = new ArrayList<>();
    WeightsDigest digest = new WeightsDigest();
    for (Expected expected : expected(config)) {
      FloatBuffer values = checkpoint.tensor(expected.name(), expected.shape()).floats();
      digest.add(expected.name(), values);
      names.add(expected.name());
      tensors.add(owner.of(values, expected.shape()));
    }
    if (config.tiedHead()) {
      names.add(HEAD, names.get(EMBEDDING));
      tensors.add(HEAD, tensors.get(EMBEDDING));
    }
    return new LlamaWeights(names, tensors, config.tiedHead(), digest.hex());
  }

  /**
   * Looks for every tensor without reading its values.
   *
   * @throws io.lrbench.trainer.InputException one is missing, of another shape or type
   */
  static void check(LlamaConfig config, Checkpoint checkpoint) {
    expected(config).forEach(e -> checkpoint.tensor(e.name(), e.shape()).checkType());
  }

  private static List<Expected> expected(LlamaConfig config) {
    long hidden = config.hidden();
    List<Expected> expected = new ArrayList<>();
    expected.add(new Expected("model.embed_tokens.weight", config.vocabulary(), hidden));
    expected.add(new Expected("model.norm.weight", hidden));
    if (!config.tiedHead()) {
      expected.add(new Expected("lm_head.weight", config.vocabulary(), hidden));
    }
    for (int layer = 0; layer < config.layers(); layer++) {
      String prefix = "model.layers." + layer;
      expected.add(new Expected(prefix + ".input_layernorm.weight", hidden));
      for (LlamaLinear linear : LlamaLinear.values()) {
        if (linear == LlamaLinear.GATE_PROJ) {
          expected.add(new Expected(prefix + ".post_attention_layernorm.weight", hidden));
        }
        String name = linear.path(layer) + ".weight";
        expected.add(new Expected(name, linear.rows(config), linear.columns(config)));
      }
    }
    return expected;
  }

  /** The same values in tensors of their own; tied ones stay tied. */
  LlamaWeights copy(NativeTensors owner) {
    List<PtNDArray> copies = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      copies.add(isTied(i) ? copies.get(EMBEDDING) : owner.copy(tensors.get(i)));
    }
    return new LlamaWeights(names, copies, tiedHead, hash);
  }

  /** A tied head is one tensor with one gradient; norm weights do not decay. */
  List<TrainedTensor> trained() {
    List<TrainedTensor> trained = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      if (!isTied(i)) {
        boolean norm = tensors.get(i).getShape().dimension() == 1;
        trained.add(new TrainedTensor(names.get(i), tensors.get(i), !norm));
      }
    }
    return trained;
  }

  private boolean isTied(int index) {
    return index == HEAD && tiedHead;
  }
}
