package io.lrbench.trainer.model;

import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.model.decoder.Layout;
import io.lrbench.trainer.model.decoder.Parameter;
import io.lrbench.trainer.safetensors.Checkpoint;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A checkpoint's tensors in the order in which the scripts index them.
 *
 * @param parameters names in the family's own spelling, and shapes
 * @param tensors one for each; a tied head is the embedding and not there again
 * @param hash SHA-256 of names and values as the checkpoint has them, in hex
 * @param bfloat16 whether matrices are held in bfloat16; vectors, which are few, stay float32
 */
record DecoderWeights(
    List<Parameter> parameters, List<PtNDArray> tensors, String hash, boolean bfloat16) {
  DecoderWeights {
    parameters = List.copyOf(parameters);
    tensors = List.copyOf(tensors);
  }

  /**
   * @param owner frees the tensors
   */
  static DecoderWeights load(
      Layout layout, Checkpoint checkpoint, NativeTensors owner, boolean bfloat16) {
    UnaryOperator<String> spelling = layout.spelling(checkpoint.tensors().keySet());
    List<PtNDArray> tensors = new ArrayList<>();
    WeightsDigest digest = new WeightsDigest();
    for (Parameter parameter : layout.parameters()) {
      long[] shape = parameter.dimensions();
      FloatBuffer values = checkpoint.tensor(spelling.apply(parameter.name()), shape).floats();
      digest.add(parameter.name(), values);
      boolean halved = bfloat16 && !parameter.isVector();
      tensors.add(halved ? owner.bfloat16(values, shape) : owner.of(values, shape));
    }
    return new DecoderWeights(layout.parameters(), tensors, digest.hex(), bfloat16);
  }

  /**
   * Looks for every tensor without reading its values.
   *
   * @throws io.lrbench.trainer.InputException one is missing, of another shape or type
   */
  static void check(Layout layout, Checkpoint checkpoint) {
    UnaryOperator<String> spelling = layout.spelling(checkpoint.tensors().keySet());
    layout
        .parameters()
        .forEach(p -> checkpoint.tensor(spelling.apply(p.name()), p.dimensions()).checkType());
  }

  /** The same values in tensors of their own. */
  DecoderWeights copy(NativeTensors owner) {
    return new DecoderWeights(
        parameters, tensors.stream().map(owner::copy).toList(), hash, bfloat16);
  }

  /** Norm weights and biases do not decay. */
  List<TrainedTensor> trained() {
    List<TrainedTensor> trained = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      Parameter parameter = parameters.get(i);
      trained.add(new TrainedTensor(parameter.name(), tensors.get(i), !parameter.isVector()));
    }
    return trained;
  }
}
