package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.lrbench.api.LRBenchmark;

/** Makes the garbage collector remove an object with its benchmark. */
public final class Ownership {
  private Ownership() {}

  static OwnerReference of(LRBenchmark benchmark) {
    return new OwnerReferenceBuilder()
        .withApiVersion(benchmark.getApiVersion())
        .withKind(benchmark.getKind())
        .withName(benchmark.getMetadata().getName())
        .withUid(benchmark.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
