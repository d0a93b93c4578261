package io.lrbench.trainer.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whoever shows it how far the pack's trials are: from a thread of its own, at most every few
 * seconds, the newest only. Training never waits for it, and what cannot be told is dropped.
 */
final class ProgressPush {
  static final String URL = "LRBENCH_PROGRESS_URL";
  static final String TOKEN_FILE = "LRBENCH_PROGRESS_TOKEN_FILE";

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** Where nobody answers, it is asked less often. */
  private static final int MOST_FAILURES = 12;

  private static final ObjectMapper JSON = new ObjectMapper();

  private record State(long update, long of) {}

  private final OperatorLink operator;
  private final Duration interval;
  private Map<String, State> news = new HashMap<>();

  private ProgressPush(OperatorLink operator, Duration interval) {
    this.operator = operator;
    this.interval = interval;
  }

  /** Empty where the environment names nobody to tell. */
  static Optional<ProgressPush> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(URL))
        .map(
            url ->
                start(
                    URI.create(url),
                    Optional.ofNullable(environment.get(TOKEN_FILE)).map(Path::of),
                    INTERVAL));
  }

  static ProgressPush start(URI uri, Optional<Path> tokenFile, Duration interval) {
    ProgressPush push = new ProgressPush(OperatorLink.to(uri, tokenFile), interval);
    Thread thread = new Thread(push::run, "progress");
    thread.setDaemon(true);
    thread.start();
    return push;
  }

  /** A trial has done so many of its updates. */
  synchronized void tell(String trial, long update, long of) {
    news.put(trial, new State(update, of));
  }

  private synchronized Map<String, State> take() {
    Map<String, State> taken = news;
    news = new HashMap<>();
    return taken;
  }

  private void run() {
    int failures = 0;
    try {
      while (true) {
        Thread.sleep(interval.toMillis() * (1 + failures));
        Map<String, State> taken = take();
        if (!taken.isEmpty()) {
          failures =
              operator.post(body(taken)).isPresent() ? 0 : Math.min(failures + 1, MOST_FAILURES);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String body(Map<String, State> states) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode trials = body.putObject("trials");
    states.forEach(
        (trial, state) -> trials.putObject(trial).put("update", state.update).put("of", state.of));
    return body.toString();
  }
}
