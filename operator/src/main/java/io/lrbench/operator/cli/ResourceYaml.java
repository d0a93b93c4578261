package io.lrbench.operator.cli;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.lrbench.api.LRBenchmark;

/** A benchmark as YAML, without what only the API needs. */
final class ResourceYaml {
  private ResourceYaml() {}

  static String of(LRBenchmark benchmark) {
    LRBenchmark copy = Serialization.clone(benchmark);
    copy.getMetadata().setManagedFields(null);
    return Serialization.asYaml(copy);
  }
}
