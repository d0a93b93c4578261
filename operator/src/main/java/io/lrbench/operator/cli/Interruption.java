package io.lrbench.operator.cli;

import java.util.concurrent.locks.LockSupport;

/** Something to do once when the process is told to end, until this is closed. */
final class Interruption {
  private final Thread hook;

  private Interruption(Runnable work) {
    hook = new Thread(work, "interruption");
  }

  static Interruption of(Runnable work) {
    Interruption interruption = new Interruption(work);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Forgets the work; if the process is ending already, never returns. */
  void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      awaitEnd();
    }
  }

  /** The process is ending: what follows must not run beside the hooks. */
  private static void awaitEnd() {
    while (true) {
      LockSupport.park();
    }
  }
}
