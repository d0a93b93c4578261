package io.lrbench.trainer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The residual networks for CIFAR (He et al. 2015, arXiv 1512.03385, section 4.2) with
 * parameter-free shortcuts (option A): 6n + 2 layers in three stages of 16, 32 and 64 channels.
 * Names are torchvision's.
 */
final class ResidualNetwork {
  private static final int[] CHANNELS = {16, 32, 64};

  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Parameter> buffers = new ArrayList<>();

  private ResidualNetwork() {}

  /**
   * @param blocks n, of each stage
   */
  static Network of(int blocks, ImageShape image, int classes) {
    ResidualNetwork network = new ResidualNetwork();
    network.convolution("conv1", image.channels(), CHANNELS[0]);
    network.norm("bn1", CHANNELS[0]);
    int inputs = CHANNELS[0];
    for (int stage = 0; stage < CHANNELS.length; stage++) {
      for (int block = 0; block < blocks; block++) {
        network.block("layer" + (stage + 1) + "." + block, inputs, CHANNELS[stage]);
        inputs = CHANNELS[stage];
      }
    }
    network.parameters.add(new Parameter("fc.weight", Parameter.uniform(inputs), classes, inputs));
    network.parameters.add(new Parameter("fc.bias", Parameter.uniform(inputs), classes));
    String script = ScriptText.of("resnet", Map.of("blocks", blocks));
    return new Network(script, network.parameters, network.buffers);
  }

  private void block(String name, int inputs, int outputs) {
    convolution(name + ".conv1", inputs, outputs);
    norm(name + ".bn1", outputs);
    convolution(name + ".conv2", outputs, outputs);
    norm(name + ".bn2", outputs);
  }

  private void convolution(String name, int inputs, int outputs) {
    parameters.add(
        new Parameter(name + ".weight", Parameter.normal(9L * outputs), outputs, inputs, 3, 3));
  }

  private void norm(String name, int channels) {
    parameters.add(new Parameter(name + ".weight", Parameter.constant(1), channels));
    parameters.add(new Parameter(name + ".bias", Parameter.constant(0), channels));
    buffers.add(new Parameter(name + ".running_mean", Parameter.constant(0), channels));
    buffers.add(new Parameter(name + ".running_var", Parameter.constant(1), channels));
  }
}
