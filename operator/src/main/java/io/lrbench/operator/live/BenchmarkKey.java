package io.lrbench.operator.live;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.lrbench.api.LRBenchmark;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A benchmark by what names it for good; each is one name of a file.
 *
 * @param namespace its namespace
 * @param name its name
 * @param uid its uid
 */
record BenchmarkKey(String namespace, String name, String uid) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");
  private static final Pattern UID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  BenchmarkKey {
    if (!NAME.matcher(namespace).matches()
        || !NAME.matcher(name).matches()
        || !UID.matcher(uid).matches()) {
      throw new IllegalArgumentException(
          "expected names as Kubernetes has them, found " + namespace + "/" + name + " " + uid);
    }
  }

  static BenchmarkKey of(LRBenchmark benchmark) {
    return new BenchmarkKey(
        benchmark.getMetadata().getNamespace(),
        benchmark.getMetadata().getName(),
        benchmark.getMetadata().getUid());
  }

  ResourceID id() {
    return new ResourceID(name, namespace);
  }

  /** Its own folder. */
  Path in(Path folder) {
    return folder.resolve(namespace).resolve(name).resolve(uid);
  }
}
