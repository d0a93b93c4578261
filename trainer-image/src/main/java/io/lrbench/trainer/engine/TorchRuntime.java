package io.lrbench.trainer.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** DJL's PyTorch engine, offline and with one intra-op thread a worker. */
public final class TorchRuntime {
  private static final String ENGINE = "PyTorch";
  private static final long MEGABYTE = 1_000_000;

  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  private static volatile Device device;

  private TorchRuntime() {}

  /**
   * Loads the engine; new tensors live on the device that is wished for.
   *
   * @param wish {@code cpu}, {@code gpu}, or nothing: a GPU if there is one
   * @throws io.lrbench.trainer.InputException there is no such device
   */
  public static void start(Optional<String> wish) {
    device = DeviceChoice.of(wish, Engine.getEngine(ENGINE).defaultDevice().isGpu());
  }

  /** A manager that owns tensors until it is closed; loads the engine on first use. */
  public static PtNDManager newManager() {
    return (PtNDManager) Engine.getEngine(ENGINE).newBaseManager(chosen());
  }

  /** What new tensors live on: {@code cpu} or {@code gpu}. */
  public static String device() {
    return chosen().getDeviceType();
  }

  private static Device chosen() {
    if (device == null) {
      start(Optional.empty());
    }
    return device;
  }

  /** MB in use: of the GPU by all, else of this process where Linux tells; else none. */
  public static OptionalLong memory() {
    return chosen().isGpu()
        ? OptionalLong.of(CudaUtils.getGpuMemory(chosen()).getUsed() / MEGABYTE)
        : ResidentMemory.megabytes(Path.of("/proc/self/status"));
  }

  /** Engine and version, such as {@code PyTorch 2.7.1}. */
  public static String version() {
    return ENGINE + " " + Engine.getEngine(ENGINE).getVersion();
  }

  /** Sets up the calling thread; libtorch keeps these settings per thread. */
  static void prepareThread() {
    JniUtils.setGraphExecutorOptimize(false);
  }
}
