package io.lrbench.trainer.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.train.Curve;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells the curves of the pack's trials as they grow, from a thread of its own. Training never
 * waits for it. Nothing is copied while a trial runs, as its curve is there anyway; whoever is told
 * answers from where on it wants each curve.
 */
final class CurvePush {
  static final String URL = "LRBENCH_CURVES_URL";

  private static final Duration INTERVAL = Duration.ofSeconds(15);

  /** What ends with the process is waited for so long. */
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  /** Below the 128 KiB that the operator reads. */
  private static final int MOST_BYTES = 120_000;

  /** So that each of many trials has a word. */
  private static final int LEAST_SHARE = 2_000;

  private static final int MOST_REQUESTS = 8;
  private static final int MOST_FAILURES = 12;

  /**
   * Rows of ended trials that wait to be told, about 20 MB at most; beyond them the oldest trials
   * are dropped.
   */
  private static final int MOST_HELD = 200_000;

  private static final String CURVES = "curves";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OperatorLink operator;
  private final Duration interval;
  private final ReentrantLock pushing = new ReentrantLock();
  private final Map<String, CurveTail> tails = new LinkedHashMap<>();
  private volatile int failures;

  private CurvePush(OperatorLink operator, Duration interval) {
    this.operator = operator;
    this.interval = interval;
  }

  /** Empty where the environment names nobody to tell. */
  static Optional<CurvePush> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(URL))
        .map(
            url ->
                start(
                    URI.create(url),
                    Optional.ofNullable(environment.get(ProgressPush.TOKEN_FILE)).map(Path::of),
                    INTERVAL));
  }

  static CurvePush start(URI uri, Optional<Path> tokenFile, Duration interval) {
    CurvePush push = new CurvePush(OperatorLink.to(uri, tokenFile), interval);
    Thread thread = new Thread(push::run, "curves");
    thread.setDaemon(true);
    thread.start();
    return push;
  }

  /** Tells a trial's curve from now on. */
  void follow(String trial, Curve curve, long of) {
    synchronized (tails) {
      tails.put(trial, new CurveTail(curve, of));
    }
  }

  /** Tells what is left, for 6 s at most, unless nobody has listened of late. */
  void flush() {
    try {
      if (failures == 0 && pushing.tryLock(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          push(System.nanoTime() + FAREWELL.toNanos(), Integer.MAX_VALUE);
        } finally {
          pushing.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    int skipped = 0;
    try {
      while (true) {
        Thread.sleep(interval.toMillis());
        if (skipped < failures) {
          skipped++;
          dropOldest();
        } else {
          skipped = 0;
          failures = tick() ? 0 : Math.min(failures + 1, MOST_FAILURES);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tick() throws InterruptedException {
    pushing.lock();
    try {
      return push(System.nanoTime() + interval.toNanos(), MOST_REQUESTS);
    } finally {
      pushing.unlock();
      dropOldest();
    }
  }

  /** Whether all went well: everything is told, or time or requests are used up. */
  private boolean push(long deadline, int requests) throws InterruptedException {
    for (int i = 0; i < requests && System.nanoTime() < deadline; i++) {
      ObjectNode body = body();
      if (body.path(CURVES).isEmpty()) {
        return true;
      }
      Optional<String> answer = operator.post(body.toString());
      if (answer.isEmpty() || !isUnderstood(answer.get())) {
        return false;
      }
    }
    return true;
  }

  /** A share for each trial; those that are told go to the end of the queue. */
  private ObjectNode body() {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode curves = body.putObject(CURVES);
    synchronized (tails) {
      int share = Math.max(LEAST_SHARE, MOST_BYTES / Math.max(1, tails.size()));
      int room = MOST_BYTES;
      for (Map.Entry<String, CurveTail> tail : List.copyOf(tails.entrySet())) {
        Optional<String> chunk = room < share ? Optional.empty() : tail.getValue().chunk(share);
        if (chunk.isPresent()) {
          room -= chunk.get().length();
          curves.put(tail.getKey(), chunk.get());
          tails.remove(tail.getKey());
          tails.put(tail.getKey(), tail.getValue());
        }
      }
    }
    return body;
  }

  /** Takes up from where on each curve is wanted; false where nothing has moved. */
  private boolean isUnderstood(String answer) {
    boolean news = false;
    try {
      for (Map.Entry<String, JsonNode> wanted : JSON.readTree(answer).path("next").properties()) {
        synchronized (tails) {
          CurveTail tail = tails.get(wanted.getKey());
          if (tail != null) {
            news |= tail.moveTo(wanted.getValue().asLong());
            if (tail.isDone()) {
              tails.remove(wanted.getKey());
            }
          }
        }
      }
    } catch (JsonProcessingException e) {
      return false;
    }
    return news;
  }

  private void dropOldest() {
    synchronized (tails) {
      int held = tails.values().stream().mapToInt(CurveTail::held).sum();
      for (Map.Entry<String, CurveTail> tail : List.copyOf(tails.entrySet())) {
        if (held > MOST_HELD && tail.getValue().held() > 0) {
          held -= tail.getValue().held();
          tails.remove(tail.getKey());
        }
      }
    }
  }
}
