package io.lrbench.trainer.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import java.nio.file.Path;
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

  private TorchRuntime() {}

  /**
   * Loads the engine.
   *
   * @throws io.lrbench.trainer.InputException it has no such device as is wished for
   */
  public static void start() {
    chosen();
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
    boolean gpu = Engine.getEngine(ENGINE).defaultDevice().isGpu();
    return DeviceChoice.of(System.getenv(DeviceChoice.VARIABLE), gpu);
  }

  /** MB in use: of the GPU by all, else of this process where Linux tells; else none. */
  public static OptionalLong memory() {
    Device device = chosen();
    return device.isGpu()
        ? OptionalLong.of(CudaUtils.getGpuMemory(device).getUsed() / MEGABYTE)
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
