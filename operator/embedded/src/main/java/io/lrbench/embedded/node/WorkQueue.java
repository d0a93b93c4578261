package io.lrbench.embedded.node;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs work for keys on one thread; a key that waits already is not added again. */
final class WorkQueue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);
  private static final Duration RETRY = Duration.ofMillis(50);

  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Consumer<String> work;
  private final ScheduledExecutorService thread;

  WorkQueue(String name, Consumer<String> work) {
    this.work = work;
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(1, run -> LocalNode.daemon(run, name));
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.thread = executor;
  }

  void add(String key) {
    if (waiting.add(key)) {
      try {
        thread.execute(() -> run(key));
      } catch (RejectedExecutionException e) {
        LOG.debug("{} comes after the end", key);
      }
    }
  }

  /** Adds the key after a while. */
  void add(String key, Duration delay) {
    try {
      var unused =
          thread.schedule(() -> add(key), Math.max(delay.toMillis(), 1), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} comes after the end", key);
    }
  }

  private void run(String key) {
    waiting.remove(key);
    try {
      work.accept(key);
    } catch (KubernetesClientException e) {
      if (e.getCode() != 409 && e.getCode() != 404 && !thread.isShutdown()) {
        LOG.warn("{}: {}", key, e.getMessage());
      }
      add(key, RETRY);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
