package io.lrbench.operator.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API said of whoever asks. It holds for a minute, yes and no alike; the API is asked at
 * most twenty times a second, however many come, and five times for one address; loopback is none,
 * since whatever the API server forwards comes from there.
 *
 * @param <T> what it says of those whom it knows
 */
final class Answers<T> {
  private static final Duration HOLDS = Duration.ofMinutes(1);
  private static final int MOST_HELD = 8192;
  private static final int MOST_A_SECOND = 20;
  private static final int MOST_OF_ADDRESS = 5;
  private static final int TOO_MANY = 429;

  private record Known<T>(Optional<T> said, Instant until) {}

  private final Clock clock;
  private final Map<String, Known<T>> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known<T>> eldest) {
          return size() > MOST_HELD;
        }
      };
  private final Map<String, Integer> askedBy = new HashMap<>();
  private long second;
  private int asked;

  Answers(Clock clock) {
    this.clock = clock;
  }

  /**
   * The answer of this minute.
   *
   * @param question tokens and all; only its digest is held
   * @param address of whoever asks
   * @throws RefusedException the API was asked too often already
   */
  Optional<T> of(String question, String address, Supplier<Optional<T>> api)
      throws RefusedException {
    String key = digest(question);
    Instant now = clock.instant();
    synchronized (this) {
      Known<T> held = known.get(key);
      if (held != null && held.until.isAfter(now)) {
        return held.said;
      }
      if (now.getEpochSecond() != second) {
        second = now.getEpochSecond();
        asked = 0;
        askedBy.clear();
      }
      if (asked == MOST_A_SECOND || askedBy.getOrDefault(address, 0) >= most(address)) {
        throw new RefusedException(TOO_MANY, "too many tokens at once; try again later");
      }
      asked++;
      askedBy.merge(address, 1, Integer::sum);
    }
    Optional<T> said = api.get();
    synchronized (this) {
      known.remove(key);
      known.put(key, new Known<>(said, now.plus(HOLDS)));
    }
    return said;
  }

  private static int most(String address) {
    boolean isLoopback = address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1");
    return isLoopback ? MOST_A_SECOND : MOST_OF_ADDRESS;
  }

  private static String digest(String question) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(question.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
