package io.lrbench.trainer.engine;

import ai.djl.Device;
import io.lrbench.trainer.InputException;

/** Where tensors live. */
final class DeviceChoice {
  static final String VARIABLE = "LRBENCH_DEVICE";

  private DeviceChoice() {}

  /**
   * The first GPU or the CPU.
   *
   * @param wish {@code cpu} or {@code gpu}; null takes a GPU if there is one
   * @param gpu whether libtorch sees one
   * @throws InputException there is no such device
   */
  static Device of(String wish, boolean gpu) {
    if (wish == null) {
      return gpu ? Device.gpu(0) : Device.cpu();
    }
    return switch (wish) {
      case "cpu" -> Device.cpu();
      case "gpu" -> {
        if (!gpu) {
          throw new InputException(
              "resources.gpus",
              "a GPU that libtorch sees",
              "none",
              "name a CUDA build of the trainer's image, on nodes with NVIDIA's driver and runtime,"
                  + " or write gpus: 0 to train on the CPU");
        }
        yield Device.gpu(0);
      }
      default ->
          throw new InputException(VARIABLE, "cpu or gpu", wish, "change it, or leave it out");
    };
  }
}
