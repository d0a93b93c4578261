package io.lrbench.trainer;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The process that a trainer works for, where there is one: on one machine, not in a cluster. */
final class Parent {
  /** Holds its process id. */
  static final String VARIABLE = "LRBENCH_PARENT";

  private static final int FAILED = 1;

  private Parent() {}

  /**
   * Ends this process when that one is gone, even if it was killed and told nobody.
   *
   * @param pid of the environment; null where nobody asked
   */
  static void endWith(String pid) {
    if (pid == null || !pid.matches("[0-9]{1,18}")) {
      return;
    }
    Optional<ProcessHandle> parent = ProcessHandle.of(Long.parseLong(pid));
    if (parent.isEmpty()) {
      Runtime.getRuntime().halt(FAILED);
    } else {
      CompletableFuture<Void> unused =
          parent.get().onExit().thenRun(() -> Runtime.getRuntime().halt(FAILED));
    }
  }
}
