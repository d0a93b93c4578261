package io.lrbench.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.TrainingCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/** A compiled script and the tensors it holds; confined to one thread at a time. */
public final class ScriptModule implements AutoCloseable {
  private final PtNDManager manager;
  private final PtSymbolBlock block;

  private ScriptModule(PtNDManager manager, PtSymbolBlock block) {
    this.manager = manager;
    this.block = block;
  }

  /**
   * Compiles source text.
   *
   * @param attributes names of the module's {@code List[Tensor]} attributes
   * @param methods the body of class M, indented by two spaces
   */
  public static ScriptModule compile(List<String> attributes, String methods) {
    PtNDManager manager = TorchRuntime.newManager();
    try {
      byte[] archive = ScriptArchive.of(attributes, methods);
      return new ScriptModule(
          manager, JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false));
    } catch (IOException e) {
      manager.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** Calls a method that answers one tensor of floats, and reads them; closes the arguments. */
  public float[] floats(String method, IValue... arguments) {
    return read(method, PtNDArray::toFloatArray, arguments);
  }

  /** Calls a method that answers one tensor of float64, and reads it; closes the arguments. */
  public double[] doubles(String method, IValue... arguments) {
    return read(method, PtNDArray::toDoubleArray, arguments);
  }

  /** Calls a method that answers one tensor, and copies its bytes in this machine's order. */
  public ByteBuffer bytes(String method, IValue... arguments) {
    return read(method, values -> values.toByteBuffer(false), arguments);
  }

  private <T> T read(String method, Function<PtNDArray, T> values, IValue... arguments) {
    TorchRuntime.prepareThread();
    try (PtNDManager call = (PtNDManager) manager.newSubManager();
        IValue answer = TrainingCalls.run(block, method, arguments);
        PtNDArray tensor = answer.toTensor(call)) {
      return values.apply(tensor);
    }
  }

  /** Calls a method that answers one tensor, which the given manager then owns. */
  public PtNDArray tensor(PtNDManager owner, String method, IValue... arguments) {
    TorchRuntime.prepareThread();
    try (IValue answer = TrainingCalls.run(block, method, arguments)) {
      return answer.toTensor(owner);
    }
  }

  /** A sub-manager for the inputs of one call. */
  public PtNDManager newInputs() {
    return (PtNDManager) manager.newSubManager();
  }

  public static IValue list(List<? extends NDArray> tensors) {
    return IValue.listFrom(tensors.toArray(new PtNDArray[0]));
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }
}
