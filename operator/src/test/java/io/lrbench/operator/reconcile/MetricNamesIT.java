package io.lrbench.operator.reconcile;

import static io.lrbench.operator.reconcile.Bench.ORDERLY;
import static io.lrbench.operator.reconcile.Bench.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Dashboard, alerts and documentation name only metrics that a running operator has. */
@OnBothTargets
class MetricNamesIT {
  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?:lrbench|reconciliations|jvm|process|system|custom|events)_[a-z_0-9]*[a-z0-9]"
              + "(?=[{` ,)]|$)");
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void existInWhatTheOperatorServes(Cluster cluster) throws IOException {
    Set<String> served = new TreeSet<>();
    try (Bench bench = Bench.start(cluster)) {
      new JvmMemoryMetrics().bindTo(bench.metrics().registry());
      new ProcessorMetrics().bindTo(bench.metrics().registry());
      bench.create(benchmark().policies("a").seeds(1));
      bench.trainer().trainUntil(ORDERLY, () -> bench.assertReason("AllTrialsFinished"));
      bench
          .metrics()
          .text()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> served.add(line.substring(0, line.indexOf(line.contains("{") ? '{' : ' '))));
    }
    served.add("reconciliations_failure_total"); // not before the first failure
    served.add("reconciliations_retries_total");
    served.add("reconciliations_execution_duration_seconds"); // the histogram of _bucket, _sum, …

    for (String file :
        new String[] {
          "helm/lrbench/dashboards/lrbench.json",
          "helm/lrbench/templates/prometheusrule.yaml",
          "docs/operations.md"
        }) {
      Set<String> named = new TreeSet<>();
      Matcher names = NAME.matcher(Files.readString(ROOT.resolve(file)));
      while (names.find()) {
        named.add(names.group());
      }
      assertThat(named).as(file).isNotEmpty();
      assertThat(served).as(file).containsAll(named);
    }
  }
}
