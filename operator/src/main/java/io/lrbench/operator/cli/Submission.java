package io.lrbench.operator.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkStatus;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** One benchmark on somebody's cluster, watched to its end by nothing but reading it. */
final class Submission {
  private static final int UNPROCESSABLE = 422;

  private final KubernetesClient client;
  private final Manifest manifest;
  private final String namespace;
  private final Consumer<String> out;
  private LRBenchmark latest;

  /**
   * A benchmark that is still to be created.
   *
   * @param out takes what the operator says, a line whenever that changes
   */
  Submission(KubernetesClient client, Manifest manifest, String namespace, Consumer<String> out) {
    this.client = client;
    this.manifest = manifest;
    this.namespace = namespace;
    this.out = out;
  }

  void create() {
    try {
      latest = client.resource(manifest.benchmark()).inNamespace(namespace).create();
    } catch (KubernetesClientException e) {
      throw refused(e);
    }
  }

  /**
   * How it ended.
   *
   * @throws CommandException it did not within that time, or it was removed
   */
  Ending await(Duration patience, Duration between) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    String said = "the operator has said nothing of it; is one installed that serves " + namespace;
    while (true) {
      latest = found();
      Optional<String> message = Summary.of(latest).map(condition -> condition.getMessage());
      if (message.isPresent() && !message.get().equals(said)) {
        said = message.get();
        out.accept(said);
      }
      Optional<Ending> ending = Ending.of(latest);
      if (ending.isPresent()) {
        return ending.get();
      }
      if (System.nanoTime() - deadline > 0) {
        throw CommandException.failed(
            "%s has not ended within %d s: %s".formatted(name(), patience.toSeconds(), said));
      }
      Thread.sleep(between.toMillis());
    }
  }

  /** What the operator wrote last. */
  LRBenchmarkStatus status() {
    return latest.getStatus();
  }

  void remove() {
    resource().delete();
  }

  /** As it is now, or was when the API answered last: a server that restarts ends no wait. */
  private LRBenchmark found() {
    LRBenchmark benchmark;
    try {
      benchmark = resource().get();
    } catch (KubernetesClientException e) {
      if (e.getStatus() != null) {
        throw e;
      }
      return latest;
    }
    if (benchmark == null) {
      throw CommandException.failed(name() + " was removed before it ended");
    }
    return benchmark;
  }

  private Resource<LRBenchmark> resource() {
    return client.resources(LRBenchmark.class).inNamespace(namespace).withName(manifest.name());
  }

  private String name() {
    return namespace + "/" + manifest.name();
  }

  private RuntimeException refused(KubernetesClientException e) {
    String said = TargetCluster.found(e);
    return switch (e.getCode()) {
      case HttpURLConnection.HTTP_CONFLICT ->
          CommandException.wrong(
              "%s is there already; remove it (kubectl --namespace %s delete lrb %s), or give the manifest another name"
                  .formatted(name(), namespace, manifest.name()));
      case HttpURLConnection.HTTP_NOT_FOUND ->
          CommandException.wrong(
              "expected a cluster with the LRBenchmark resource at %s and namespace %s, found: %s; install the chart first"
                  .formatted(client.getMasterUrl(), namespace, said));
      case UNPROCESSABLE -> CommandException.wrong(manifest.file() + ": " + said);
      default -> e;
    };
  }
}
