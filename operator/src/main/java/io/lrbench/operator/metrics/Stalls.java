package io.lrbench.operator.metrics;

import io.lrbench.api.LRBenchmark;
import io.lrbench.api.TrialCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * For how long benchmarks that are to run have got no further. Remembers from one look to the next
 * when each last did, as no status says it; after a restart it counts from then.
 */
final class Stalls {
  /**
   * How far one benchmark was when it was last looked at.
   *
   * @param ended trials that have an outcome
   * @param since when it got there
   * @param idle since when none of its trials runs; {@code now} where one does
   */
  private record Mark(int ended, Instant since, Instant idle) {
    static Mark at(TrialCounts counts, Mark before, Instant now) {
      int ended = number(counts.succeeded()) + number(counts.diverged()) + number(counts.failed());
      boolean further = before == null || before.ended != ended;
      boolean busy = further || number(counts.running()) > 0;
      return new Mark(ended, further ? now : before.since, busy ? now : before.idle);
    }

    private static int number(Integer count) {
      return count == null ? 0 : count;
    }
  }

  private Map<String, Mark> marks = Map.of();

  /** Seconds for which some running benchmark has had no trial that runs, at the longest. */
  double idle(Stream<LRBenchmark> benchmarks, Instant now) {
    return longest(benchmarks, Mark::idle, now);
  }

  /** Seconds for which some running benchmark has had no trial that ended, at the longest. */
  double withoutResult(Stream<LRBenchmark> benchmarks, Instant now) {
    return longest(benchmarks, Mark::since, now);
  }

  private synchronized double longest(
      Stream<LRBenchmark> benchmarks, Function<Mark, Instant> since, Instant now) {
    Map<String, Mark> fresh = new HashMap<>();
    benchmarks
        .filter(Fleet::isRunning)
        .filter(benchmark -> benchmark.getStatus().trials() != null)
        .forEach(
            benchmark -> {
              String uid = benchmark.getMetadata().getUid();
              fresh.put(uid, Mark.at(benchmark.getStatus().trials(), marks.get(uid), now));
            });
    marks = fresh;
    return fresh.values().stream()
        .map(since)
        .mapToLong(time -> Duration.between(time, now).toSeconds())
        .max()
        .orElse(0);
  }
}
