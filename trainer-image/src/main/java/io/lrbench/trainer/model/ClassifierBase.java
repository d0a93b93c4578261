package io.lrbench.trainer.model;

import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.engine.NativeTensors;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A built-in classifier; every trial draws its own weights. */
public final class ClassifierBase implements BaseModel {
  private final Classifier kind;
  private final ImageShape image;
  private final int classes;
  private final List<Classifier.Layer> layers;

  /**
   * @throws InputException the images are too small for the network
   */
  public ClassifierBase(Classifier kind, ImageShape image, int classes) {
    if (Math.min(image.rows(), image.columns()) < kind.smallestSide()) {
      throw new InputException(
          "model.builtin",
          "images of at least " + kind.smallestSide() + " rows and columns for " + kind.script(),
          image.rows() + " by " + image.columns(),
          "use mlp, or larger images");
    }
    this.kind = kind;
    this.image = image;
    this.classes = classes;
    this.layers = kind.layers(image, classes);
  }

  @Override
  public TrainableModel newTrial(TrialOptions options) {
    Map<String, FloatBuffer> drawn = new HashMap<>();
    for (Classifier.Layer layer : layers) {
      double bound = 1 / Math.sqrt(layer.fanIn());
      String weight = layer.index() + ".weight";
      String bias = layer.index() + ".bias";
      int count = layer.outputs() * layer.fanIn();
      drawn.put(weight, Randomness.uniform(options.seed(), weight, count, bound));
      drawn.put(bias, Randomness.uniform(options.seed(), bias, layer.outputs(), bound));
    }
    return trial(options, drawn);
  }

  /** A trial that starts from given values, by PyTorch's names such as {@code 0.weight}. */
  TrainableModel trial(TrialOptions options, Map<String, FloatBuffer> initial) {
    NativeTensors own = new NativeTensors();
    List<TrainedTensor> trained = new ArrayList<>();
    for (Classifier.Layer layer : layers) {
      String weight = layer.index() + ".weight";
      String bias = layer.index() + ".bias";
      PtNDArray values = own.of(initial.get(weight), layer.shape());
      trained.add(new TrainedTensor(weight, values, true));
      trained.add(new TrainedTensor(bias, own.of(initial.get(bias), layer.outputs()), true));
    }
    String script =
        ScriptText.of(kind.script(), Map.of()) + ScriptText.of("classifier_loss", Map.of());
    return new ScriptedTrial(script, List.of(), trained, own, options, classes);
  }

  @Override
  public String hash() {
    WeightsDigest digest = new WeightsDigest();
    digest.add(kind.script() + " " + image + " " + classes, FloatBuffer.allocate(0));
    return digest.hex();
  }

  @Override
  public void close() {
    // Trials own all tensors.
  }
}
