package io.lrbench.trainer.engine;

import ai.djl.engine.Engine;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;

/** DJL's PyTorch engine, offline and with one intra-op thread a worker. */
public final class TorchRuntime {
  private static final String ENGINE = "PyTorch";

  static {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  private TorchRuntime() {}

  /** A manager that owns tensors until it is closed; loads the engine on first use. */
  public static PtNDManager newManager() {
    return (PtNDManager) Engine.getEngine(ENGINE).newBaseManager();
  }

  /** What new tensors live on: {@code cpu} or {@code gpu}. */
  public static String device() {
    return Engine.getEngine(ENGINE).defaultDevice().getDeviceType();
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
