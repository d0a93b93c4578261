package io.lrbench.trainer.model;

import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.engine.NativeTensors;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A built-in classifier; every trial draws its own weights. */
public final class ClassifierBase implements BaseModel {
  private final Classifier kind;
  private final ImageShape image;
  private final int classes;
  private final Network network;

  /**
   * @throws InputException the images are too small for the network
   */
  public ClassifierBase(Classifier kind, ImageShape image, int classes) {
    if (Math.min(image.rows(), image.columns()) < kind.smallestSide()) {
      throw new InputException(
          "model.builtin",
          "images of at least " + kind.smallestSide() + " rows and columns for " + kind.wireName(),
          image.rows() + " by " + image.columns(),
          "use mlp, or larger images");
    }
    this.kind = kind;
    this.image = image;
    this.classes = classes;
    this.network = kind.network(image, classes);
  }

  /**
   * Compares options with the network, without drawing weights.
   *
   * @throws InputException it lacks what they ask for
   */
  public void check(TrialOptions options) {
    GroupedRates.check(
        options.optimizer(), network.parameters().stream().map(Parameter::name).toList());
  }

  /** What training takes at least; trials share no weights. */
  public LeastMemory memory(TrialOptions options) {
    long trained = network.parameters().stream().mapToLong(Parameter::count).sum();
    return LeastMemory.of(0, trained, options);
  }

  @Override
  public TrainableModel newTrial(TrialOptions options) {
    return trial(options, Map.of());
  }

  /**
   * A trial that starts from given values.
   *
   * @param given by PyTorch's names such as {@code 0.weight}; absent ones are drawn
   */
  TrainableModel trial(TrialOptions options, Map<String, FloatBuffer> given) {
    NativeTensors own = new NativeTensors();
    List<TrainedTensor> trained = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      PtNDArray values = tensor(parameter, options, given, own);
      trained.add(new TrainedTensor(parameter.name(), values, true));
    }
    String script =
        network.script()
            + ScriptText.of("classifier_loss", Map.of())
            + ScriptText.of("gradients_whole", Map.of());
    return new ScriptedTrial(
        script, List.of(), trained, buffers(options, given, own), own, options, classes);
  }

  private List<StateList> buffers(
      TrialOptions options, Map<String, FloatBuffer> given, NativeTensors owner) {
    if (network.buffers().isEmpty()) {
      return List.of();
    }
    Map<String, PtNDArray> buffers = new LinkedHashMap<>();
    for (Parameter buffer : network.buffers()) {
      buffers.put(buffer.name(), tensor(buffer, options, given, owner));
    }
    return List.of(new StateList("buffers", buffers));
  }

  private static PtNDArray tensor(
      Parameter parameter,
      TrialOptions options,
      Map<String, FloatBuffer> given,
      NativeTensors owner) {
    FloatBuffer values = given.get(parameter.name());
    return owner.of(values == null ? parameter.draw(options.seed()) : values, parameter.shape());
  }

  @Override
  public String hash() {
    WeightsDigest digest = new WeightsDigest();
    digest.add(kind.wireName() + " " + image + " " + classes, FloatBuffer.allocate(0));
    return digest.hex();
  }

  @Override
  public boolean startsAlike() {
    return false;
  }

  @Override
  public void close() {
    // Trials own all tensors.
  }
}
