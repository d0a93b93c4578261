package io.lrbench.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Tensors whose memory belongs to libtorch. What DJL makes from Java numbers lives in a Java buffer
 * that may be collected while a graph still points at it.
 */
public final class NativeTensors implements AutoCloseable {
  private static final String CLONE =
      "  def own(self: __torch__.M, x: Tensor) -> Tensor:\n    return torch.clone(x)\n";

  private final ScriptModule script = ScriptModule.compile(List.of(), CLONE);
  private final PtNDManager owner = TorchRuntime.newManager();

  /**
   * A float32 tensor of these values.
   *
   * @param values as many as the shape has elements
   */
  public PtNDArray of(FloatBuffer values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.multiplyExact(values.remaining(), Float.BYTES))
            .order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(values.duplicate());
    try (PtNDManager call = script.newInputs()) {
      NDArray borrowed = call.create(bytes, new Shape(shape), DataType.FLOAT32);
      return copy((PtNDArray) borrowed);
    }
  }

  /** A second tensor with the same values. */
  public PtNDArray copy(PtNDArray tensor) {
    return script.tensor(owner, "own", IValue.from(tensor));
  }

  @Override
  public void close() {
    script.close();
    owner.close();
  }
}
