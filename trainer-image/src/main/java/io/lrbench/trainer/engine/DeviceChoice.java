package io.lrbench.trainer.engine;

import ai.djl.Device;
import io.lrbench.trainer.InputException;
import java.util.Optional;

/** Where tensors live. */
final class DeviceChoice {
  private DeviceChoice() {}

  /**
   * The first GPU or the CPU.
   *
   * @param wish {@code cpu} or {@code gpu}; nothing takes a GPU if there is one
   * @param gpu whether libtorch sees one
   * @throws InputException there is no such device
   */
  static Device of(Optional<String> wish, boolean gpu) {
    return switch (wish.orElse(gpu ? "gpu" : "cpu")) {
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
          throw new InputException(
              "LRBENCH_DEVICE", "cpu or gpu", wish.get(), "change it, or leave it out");
    };
  }
}
