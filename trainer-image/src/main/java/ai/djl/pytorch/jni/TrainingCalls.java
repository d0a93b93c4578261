package ai.djl.pytorch.jni;

import ai.djl.pytorch.engine.PtSymbolBlock;

/** Runs a TorchScript method outside inference mode, which DJL's public calls force. */
public final class TrainingCalls {
  private TrainingCalls() {}

  /**
   * Calls a method with gradients allowed on this thread; closes the arguments.
   *
   * @throws ai.djl.engine.EngineException what libtorch reports
   */
  public static IValue run(PtSymbolBlock module, String method, IValue... arguments) {
    long[] handles = new long[arguments.length];
    for (int i = 0; i < handles.length; i++) {
      handles[i] = arguments[i].getHandle();
    }
    JniUtils.setGradMode(true);
    try {
      return new IValue(
          PyTorchLibrary.LIB.moduleRunMethod(module.getHandle(), method, handles, true, false));
    } finally {
      JniUtils.setGradMode(false);
      for (IValue argument : arguments) {
        argument.close();
      }
    }
  }
}
