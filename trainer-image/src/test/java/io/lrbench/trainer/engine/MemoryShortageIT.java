package io.lrbench.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.engine.EngineException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words of the libtorch that is really there. */
class MemoryShortageIT {
  private static final String SCRIPT =
      """
        def ask(self: __torch__.M) -> Tensor:
          return torch.zeros([1048576, 1048576, 1024], dtype=6, layout=None, device=None, pin_memory=None)
        def fail(self: __torch__.M) -> Tensor:
          return torch.zeros([2], dtype=6, layout=None, device=None, pin_memory=None).view([3])
      """;

  @Test
  void knowsWhatLibtorchSaysOfTooLittleMemory() {
    try (ScriptModule script = ScriptModule.compile(List.of(), SCRIPT)) {
      Throwable shortage = catchThrowable(() -> script.floats("ask"));
      Throwable other = catchThrowable(() -> script.floats("fail"));

      assertThat(MemoryShortage.of(new IllegalStateException("policy p, seed 1", shortage)))
          .hasValueSatisfying(
              words -> assertThat(words).contains("4503599627370496 bytes").hasLineCount(1));
      assertThat(other).isNotNull();
      assertThat(MemoryShortage.of(other)).isEmpty();
    }
  }

  @Test
  void knowsThatOfJavaAndOfCuda() {
    assertThat(MemoryShortage.of(new OutOfMemoryError("Java heap space")))
        .contains("Java heap space");
    assertThat(
            MemoryShortage.of(
                new EngineException(
                    "The following operation failed in the TorchScript interpreter.\n"
                        + "RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB.")))
        .contains("RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB.");
  }
}
