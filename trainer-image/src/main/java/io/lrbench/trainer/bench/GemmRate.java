package io.lrbench.trainer.bench;

import ai.djl.pytorch.jni.IValue;
import io.lrbench.trainer.engine.ScriptModule;
import java.util.List;

/** What this machine's matrix product does alone: float32, 1024 x 1024 x 1024, one thread. */
final class GemmRate implements AutoCloseable {
  private static final int SIDE = 1024;
  private static final int REPEATS = 5;
  private static final double OPERATIONS = 2.0 * SIDE * SIDE * SIDE;

  private final ScriptModule script =
      ScriptModule.compile(
          List.of("x"),
          """
            def setup(self: __torch__.M) -> Tensor:
              a = torch.full([%1$d, %1$d], 0.5, dtype=6, layout=None, device=None, pin_memory=None)
              self.x = [a, a + 1.0, a + 2.0]
              return a
            def product(self: __torch__.M) -> Tensor:
              torch.mm(self.x[0], self.x[1], out=self.x[2])
              return self.x[2][0:1, 0]
          """
              .formatted(SIDE));

  GemmRate() {
    script.floats("setup");
    script.floats("product");
  }

  /** Floating-point operations of a second: the quickest of a few. */
  double measure() {
    double best = 0;
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      script.floats("product", new IValue[0]);
      best = Math.max(best, OPERATIONS * 1e9 / (System.nanoTime() - start));
    }
    return best;
  }

  @Override
  public void close() {
    script.close();
  }
}
