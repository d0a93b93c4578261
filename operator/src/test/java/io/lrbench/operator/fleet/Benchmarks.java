package io.lrbench.operator.fleet;

import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.operator.fixture.BenchmarkFixture;

/** The benchmarks of a test's namespace. */
record Benchmarks(Cluster cluster) {
  void create(BenchmarkFixture benchmark) {
    LRBenchmark manifest = benchmark.build();
    manifest.getMetadata().setNamespace(cluster.namespace());
    manifest.getMetadata().setUid(null);
    manifest.getMetadata().setGeneration(null);
    cluster.client().resource(manifest).create();
  }

  LRBenchmark get(String name) {
    return cluster
        .client()
        .resources(LRBenchmark.class)
        .inNamespace(cluster.namespace())
        .withName(name)
        .get();
  }

  boolean hasFinished(String name) {
    LRBenchmark benchmark = get(name);
    return benchmark.getStatus() != null
        && benchmark.getStatus().conditions() != null
        && "AllTrialsFinished".equals(benchmark.getStatus().conditions().get(0).getReason());
  }
}
