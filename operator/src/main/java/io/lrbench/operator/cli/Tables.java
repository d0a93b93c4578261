package io.lrbench.operator.cli;

import io.lrbench.api.LRBenchmarkStatus;
import io.lrbench.operator.cli.progress.LeaderboardTable;
import io.lrbench.operator.cli.progress.RangeTestTable;
import io.lrbench.operator.cli.progress.RobustnessTable;
import java.io.PrintStream;

/** What came of a benchmark, on standard output. */
final class Tables {
  private Tables() {}

  static void print(LRBenchmarkStatus status, String metric) {
    PrintStream out = Terminal.output();
    if (status.leaderboard() != null && !status.leaderboard().isEmpty()) {
      LeaderboardTable.lines(status.leaderboard(), metric).forEach(out::println);
    }
    if (status.rangeTests() != null) {
      RangeTestTable.lines(status.rangeTests()).forEach(out::println);
    }
    if (status.robustness() != null) {
      RobustnessTable.lines(status.robustness(), metric).forEach(out::println);
    }
    out.flush();
  }
}
