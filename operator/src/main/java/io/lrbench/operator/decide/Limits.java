package io.lrbench.operator.decide;

import io.lrbench.api.Durations;
import io.lrbench.api.ExecutionSpec;
import io.lrbench.api.LRBenchmarkSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * What bounds a benchmark.
 *
 * @param time wall time without suspensions
 * @param gpuHours after which nothing new starts
 * @param keepJobs how long Jobs and pods stay after the end
 */
record Limits(Optional<Duration> time, Optional<Double> gpuHours, Optional<Duration> keepJobs) {
  static Limits of(LRBenchmarkSpec spec) {
    ExecutionSpec execution = spec.execution();
    if (execution == null) {
      return new Limits(Optional.empty(), Optional.empty(), Optional.empty());
    }
    return new Limits(
        Optional.ofNullable(execution.timeLimit()).map(Durations::parse),
        Optional.ofNullable(execution.maxGpuHours()),
        Optional.ofNullable(execution.ttlAfterFinished()).map(Durations::parse));
  }
}
