package io.lrbench.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import io.lrbench.trainer.InputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {
  @Test
  void takesAGpuWhereNothingIsSaid() {
    assertThat(DeviceChoice.of(Optional.empty(), true)).isEqualTo(Device.gpu(0));
    assertThat(DeviceChoice.of(Optional.empty(), false)).isEqualTo(Device.cpu());
  }

  @Test
  void trainsOnTheCpuBesideAGpu() {
    assertThat(DeviceChoice.of(Optional.of("cpu"), true)).isEqualTo(Device.cpu());
  }

  @Test
  void refusesToTrainOnTheCpuWhereAGpuWasAskedFor() {
    assertThat(DeviceChoice.of(Optional.of("gpu"), true)).isEqualTo(Device.gpu(0));
    assertThatThrownBy(() -> DeviceChoice.of(Optional.of("gpu"), false))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "resources.gpus: expected a GPU that libtorch sees, found none; name a CUDA build of the"
                + " trainer's image, on nodes with NVIDIA's driver and runtime, or write gpus: 0 to"
                + " train on the CPU");
  }

  @Test
  void refusesOtherWishes() {
    assertThatThrownBy(() -> DeviceChoice.of(Optional.of("tpu"), true))
        .hasMessage("LRBENCH_DEVICE: expected cpu or gpu, found tpu; change it, or leave it out");
  }
}
