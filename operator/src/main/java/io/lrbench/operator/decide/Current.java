package io.lrbench.operator.decide;

import io.lrbench.operator.observe.SeenJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What Jobs would be like that are made now.
 *
 * @param templates hashes of their templates
 * @param generation of the spec
 */
public record Current(Set<String> templates, long generation) {
  /**
   * So long a Job that nothing in the spec has overtaken may wait for its pod: an installation that
   * has changed, or a label, can wait, and operators that disagree leave it the time to start.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * Whether an edit, such as of resources, would have a Job's pod otherwise, and it has none that
   * trains.
   */
  boolean overtakes(SeenJob job, Instant now) {
    return patience(job, now).filter(Duration::isZero).isPresent();
  }

  /** How long it may still wait before it is made anew; empty where it stays as it is. */
  Optional<Duration> patience(SeenJob job, Instant now) {
    boolean differs = job.made().template().filter(made -> !templates.contains(made)).isPresent();
    if (!differs || !job.isIdle()) {
      return Optional.empty();
    }
    Duration left = Duration.between(now, job.made().at().plus(PATIENCE));
    boolean edited = job.made().generation() < generation;
    return Optional.of(edited || left.isNegative() ? Duration.ZERO : left);
  }
}
