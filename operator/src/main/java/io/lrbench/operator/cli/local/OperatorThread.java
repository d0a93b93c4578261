package io.lrbench.operator.cli.local;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The operator beside the command that started it. */
public final class OperatorThread implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;
  private static final long POLL_MILLIS = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  private OperatorThread() {}

  /** Starts the operator; its configuration is in the system properties. */
  public static OperatorThread start() {
    OperatorThread operator = new OperatorThread();
    Thread thread =
        new Thread(() -> Quarkus.run(null, (exitCode, error) -> operator.end(error)), "operator");
    thread.setDaemon(true);
    thread.start();
    return operator;
  }

  /** Waits until the operator is up, or has failed. */
  public void awaitStart() throws InterruptedException {
    while (ended.getCount() > 0 && !isUp()) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static boolean isUp() {
    Application application = Application.currentApplication();
    return application != null && application.isStarted();
  }

  /** What ended the operator before it was asked to; null while it runs. */
  public Throwable failure() {
    return failure.get();
  }

  private void end(Throwable error) {
    failure.set(error);
    ended.countDown();
  }

  /** Stops the operator and waits until it has. */
  @Override
  public void close() {
    if (ended.getCount() == 0) {
      return;
    }
    Quarkus.asyncExit(0);
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
