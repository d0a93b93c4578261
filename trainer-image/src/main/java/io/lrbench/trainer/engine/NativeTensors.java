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
      """
        def own(self: __torch__.M, x: Tensor) -> Tensor:
          return torch.clone(x)
        def half(self: __torch__.M, x: Tensor) -> Tensor:
          return torch.to(x, 15)
        def zeros(self: __torch__.M, x: Tensor) -> Tensor:
          return torch.zeros_like(x)
        def fill(self: __torch__.M, x: Tensor, values: Tensor) -> Tensor:
          torch.set_grad_enabled(False)
          return x.copy_(values)
      """;

  private final ScriptModule script = ScriptModule.compile(List.of(), CLONE);
  private final PtNDManager owner = TorchRuntime.newManager();

  /**
   * A float32 tensor of these values.
   *
   * @param values as many as the shape has elements
   */
  public PtNDArray of(FloatBuffer values, long... shape) {
    ByteBuffer bytes = direct(Math.multiplyExact(values.remaining(), Float.BYTES));
    bytes.asFloatBuffer().put(values.duplicate());
    return of(bytes, DataType.FLOAT32, shape);
  }

  /**
   * A bfloat16 tensor of the nearest values. DJL has no such type and ends the process where it is
   * named: only scripts may look at it.
   *
   * @param values as many as the shape has elements
   */
  public PtNDArray bfloat16(FloatBuffer values, long... shape) {
    try (PtNDArray whole = of(values, shape)) {
      return script.tensor(owner, "half", IValue.from(whole));
    }
  }

  /**
   * A tensor of any type.
   *
   * @param bytes the values in this machine's order, row by row
   */
  public PtNDArray of(ByteBuffer bytes, DataType type, long... shape) {
    try (PtNDManager call = script.newInputs()) {
      return copy(borrowed(call, bytes, type, shape));
    }
  }

  /** A float64 tensor without dimensions, such as an optimizer's running estimate. */
  public PtNDArray scalar(double value) {
    return of(direct(Double.BYTES).putDouble(0, value), DataType.FLOAT64);
  }

  /** Zeros of a tensor's shape and type. */
  public PtNDArray zerosLike(PtNDArray tensor) {
    return script.tensor(owner, "zeros", IValue.from(tensor));
  }

  /**
   * Overwrites a tensor's values.
   *
   * @param bytes as many as it has, in this machine's order
   */
  public void fill(PtNDArray tensor, ByteBuffer bytes) {
    try (PtNDManager call = script.newInputs()) {
      PtNDArray values = borrowed(call, bytes, tensor.getDataType(), tensor.getShape().getShape());
      script.tensor(call, "fill", IValue.from(tensor), IValue.from(values)).close();
    }
  }

  private static PtNDArray borrowed(
      PtNDManager call, ByteBuffer bytes, DataType type, long... shape) {
    ByteBuffer direct = bytes;
    if (!bytes.isDirect()) {
      direct = direct(bytes.remaining()).put(bytes.duplicate()).flip();
    }
    NDArray borrowed = call.create(direct, new Shape(shape), type);
    return (PtNDArray) borrowed;
  }

  private static ByteBuffer direct(int length) {
    return ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
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
