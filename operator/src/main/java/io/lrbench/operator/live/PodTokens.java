package io.lrbench.operator.live;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whose token it is, as the API says. What it said holds for a minute, of good tokens and bad ones;
 * it is asked at most twenty times a second, however many tokens come.
 */
final class PodTokens {
  private static final Duration HOLDS = Duration.ofMinutes(1);
  private static final int MOST_HELD = 8192;
  private static final int MOST_A_SECOND = 20;
  private static final int TOO_MANY = 429;

  private record Known(Optional<PodIdentity> pod, Instant until) {}

  private final Function<String, TokenReviewStatus> review;
  private final Clock clock;
  private final Map<String, Known> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST_HELD;
        }
      };
  private long second;
  private int asked;

  /**
   * @param review asks the API about a token
   */
  PodTokens(Function<String, TokenReviewStatus> review, Clock clock) {
    this.review = review;
    this.clock = clock;
  }

  /**
   * The pod of a token; empty where it is not that of a pod.
   *
   * @throws RefusedException the API was asked too often already
   */
  Optional<PodIdentity> pod(String token) throws RefusedException {
    String key = digest(token);
    Instant now = clock.instant();
    synchronized (this) {
      Known held = known.get(key);
      if (held != null && held.until.isAfter(now)) {
        return held.pod;
      }
      if (now.getEpochSecond() != second) {
        second = now.getEpochSecond();
        asked = 0;
      }
      if (++asked > MOST_A_SECOND) {
        throw new RefusedException(TOO_MANY, "too many tokens at once; try again later");
      }
    }
    Optional<PodIdentity> pod = PodIdentity.of(review.apply(token));
    synchronized (this) {
      known.remove(key);
      known.put(key, new Known(pod, now.plus(HOLDS)));
    }
    return pod;
  }

  /** Tokens themselves are not held. */
  private static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
