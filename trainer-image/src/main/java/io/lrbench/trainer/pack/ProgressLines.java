package io.lrbench.trainer.pack;

import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.train.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** Progress as JSON lines, at most two a second for each trial and one for its last update. */
record ProgressLines(PrintStream out) {
  private static final long INTERVAL_NANOS = 500_000_000;

  /** The lines of one trial of {@code of} updates. */
  Progress of(TrialConfig trial, long of) {
    return new Progress() {
      private long next = System.nanoTime();

      @Override
      public void updated(long update, double learningRate, double loss) {
        long now = System.nanoTime();
        if (now - next >= 0 || update == of - 1) {
          next = now + INTERVAL_NANOS;
          out.printf(
              Locale.ROOT,
              "{\"trial\":\"%s\",\"update\":%d,\"of\":%d,\"lr\":%s,\"loss\":%s}%n",
              trial.hash(),
              update + 1,
              of,
              learningRate,
              loss);
        }
      }
    };
  }
}
