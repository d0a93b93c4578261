package io.lrbench.trainer.pack;

import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.train.Curve;
import io.lrbench.trainer.train.Progress;
import io.lrbench.trainer.train.UpdateReport;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Progress as JSON lines, at most two a second for each trial and one for its last update.
 *
 * @param out where they go
 * @param work what a trial's speed counts: tokens or images
 * @param memory MB that the process, or its GPU, has in use
 * @param push tells them elsewhere, too; empty where nobody is to be told
 * @param curves tells their curves there; empty where nobody is to be told
 */
record ProgressLines(
    PrintStream out,
    String work,
    Supplier<OptionalLong> memory,
    Optional<ProgressPush> push,
    Optional<CurvePush> curves) {
  private static final long INTERVAL_NANOS = 500_000_000;
  private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

  /** The lines of one trial of {@code of} updates. */
  Progress of(TrialConfig trial, long of) {
    return new Progress() {
      private final long start = System.nanoTime();
      private long next = start;
      private long first = -1;
      private long lastTold = start;
      private long workSince;

      @Override
      public void begun(Curve curve) {
        curves.ifPresent(told -> told.follow(trial.hash(), curve, of));
      }

      @Override
      public void updated(UpdateReport report) {
        long now = System.nanoTime();
        workSince += report.work();
        first = first < 0 ? report.update() : first;
        if (now - next >= 0 || report.update() == of - 1) {
          next = now + INTERVAL_NANOS;
          double perUpdate = (now - start) / SECOND / (report.update() - first + 1);
          out.println(line(report, workSince / ((now - lastTold) / SECOND), perUpdate));
          push.ifPresent(told -> told.tell(trial.hash(), report.update() + 1, of));
          lastTold = now;
          workSince = 0;
        }
      }

      /** Speed is of the time since the line before, evaluations included; so is what is left. */
      private String line(UpdateReport report, double speed, double secondsPerUpdate) {
        long done = report.update() + 1;
        return String.format(
            Locale.ROOT,
            "{\"trial\":\"%s\",\"update\":%d,\"of\":%d,\"lr\":%s,\"loss\":%s,"
                + "\"%sPerSecond\":%.0f,\"etaSeconds\":%.1f%s}",
            trial.hash(),
            done,
            of,
            report.learningRate(),
            report.loss(),
            work,
            speed,
            (of - done) * secondsPerUpdate,
            held());
      }
    };
  }

  private String held() {
    OptionalLong megabytes = memory.get();
    return megabytes.isPresent() ? ",\"memoryMB\":" + megabytes.getAsLong() : "";
  }
}
