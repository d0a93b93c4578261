package io.lrbench.operator.decide;

import io.lrbench.api.LRBenchmarkStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a benchmark ran, as its status remembers it.
 *
 * @param started when the first trial was started
 * @param completed when it ended
 * @param suspended since when it is suspended
 * @param suspendedBefore how long it was suspended, or had ended before it went on, earlier
 */
public record Timing(
    Optional<Instant> started,
    Optional<Instant> completed,
    Optional<Instant> suspended,
    Duration suspendedBefore) {
  private static final double MILLIS = 1000;

  /** What the status says; nothing where there is none. */
  public static Timing of(LRBenchmarkStatus status) {
    if (status == null) {
      return new Timing(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO);
    }
    double seconds = status.suspendedSeconds() == null ? 0 : status.suspendedSeconds();
    return new Timing(
        instant(status.startTime()),
        instant(status.completionTime()),
        instant(status.suspendTime()),
        Duration.ofMillis(Math.round(seconds * MILLIS)));
  }

  private static Optional<Instant> instant(String text) {
    return Optional.ofNullable(text).map(Instant::parse);
  }

  /** Wall time since the start, suspensions and what lies behind the end left out. */
  public Duration elapsed(Instant now) {
    return started
        .map(start -> Duration.between(start, now).minus(suspendedBefore).minus(idle(now)))
        .orElse(Duration.ZERO);
  }

  private Duration idle(Instant now) {
    return suspended
        .or(() -> completed)
        .map(since -> Duration.between(since, now))
        .orElse(Duration.ZERO);
  }

  /**
   * The timing once the benchmark stands there, in whole seconds as the status holds it: parts of a
   * second would let a limit that is reached seem not reached the next time.
   */
  public Timing at(Standing standing, Instant time) {
    Instant now = time.truncatedTo(ChronoUnit.SECONDS);
    boolean idles = suspended.isPresent() || completed.isPresent();
    boolean goesOn = idles && standing == Standing.RUNNING && started.isPresent();
    return new Timing(
        started.isPresent() || standing != Standing.RUNNING ? started : Optional.of(now),
        standing.isFinal() ? Optional.of(completed.orElse(now)) : Optional.empty(),
        standing == Standing.SUSPENDED
            ? Optional.of(suspended.or(() -> completed).orElse(now))
            : Optional.empty(),
        goesOn ? suspendedBefore.plus(idle(now)) : suspendedBefore);
  }

  /** As the status holds it; null where there was none. */
  public Double suspendedSeconds() {
    return suspendedBefore.isZero() ? null : suspendedBefore.toMillis() / MILLIS;
  }
}
