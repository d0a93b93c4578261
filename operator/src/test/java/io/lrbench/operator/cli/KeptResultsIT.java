package io.lrbench.operator.cli;

import static io.lrbench.operator.fixture.Results.failed;
import static io.lrbench.operator.fixture.Results.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.BenchmarkFixture;
import io.lrbench.operator.kube.ResultsMap;
import io.lrbench.operator.observe.KeptPack;
import io.lrbench.operator.observe.KeptResults;
import io.lrbench.pack.TrialResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnBothTargets
class KeptResultsIT {
  private static final TrialResult FAILED = failed("1111");
  private static final TrialResult SUCCEEDED = succeeded("2222", 1.5);

  @Test
  void trialsThatFailedAreAmongTheResultsThatTheOperatorKeeps(Cluster cluster) {
    LRBenchmark ours = benchmark(cluster, "ours", "11111111-0000-0000-0000-000000000000");
    LRBenchmark others = benchmark(cluster, "others", "22222222-0000-0000-0000-000000000000");
    keep(cluster, ours, FAILED, SUCCEEDED);
    keep(cluster, others, failed("3333"));

    assertThat(new RunObserver(cluster.client(), cluster.namespace(), "ours").kept(ours))
        .isEqualTo(Map.of("1111", FAILED, "2222", SUCCEEDED));
  }

  private static LRBenchmark benchmark(Cluster cluster, String name, String uid) {
    LRBenchmark benchmark = BenchmarkFixture.benchmark().named(name).build();
    benchmark.getMetadata().setNamespace(cluster.namespace());
    benchmark.getMetadata().setUid(uid);
    return benchmark;
  }

  /** Without an owner that never was, or a real cluster would collect it as garbage. */
  private static void keep(Cluster cluster, LRBenchmark benchmark, TrialResult... trials) {
    KeptPack pack = new KeptPack(List.of(trials), null, "the pod was killed", false, 3, 0, 1);
    for (ConfigMap map :
        ResultsMap.with(benchmark, List.of(), KeptResults.entries(Map.of("job", pack)))) {
      map.getMetadata().setOwnerReferences(List.of());
      cluster.client().resource(map).create();
    }
  }
}
