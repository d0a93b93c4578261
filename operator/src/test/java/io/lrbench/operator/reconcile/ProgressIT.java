package io.lrbench.operator.reconcile;

import static io.lrbench.operator.reconcile.Bench.ORDERLY;
import static io.lrbench.operator.reconcile.Bench.await;
import static io.lrbench.operator.reconcile.Bench.benchmark;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.fixture.Installation;
import io.lrbench.operator.kube.Labels;
import io.lrbench.operator.live.ProgressRoute;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a trainer's token and report to the status, against an API that gives out tokens. */
@OnBothTargets
class ProgressIT {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private String serve(Bench bench) {
    Router router = Router.router(vertx);
    ProgressRoute.serve(router, bench.desk());
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    return "http://127.0.0.1:" + server.actualPort() + "/progress";
  }

  /** What the kubelet would mount into the pod. */
  private static String token(Cluster cluster, Pod pod) {
    return cluster
        .client()
        .serviceAccounts()
        .inNamespace(cluster.namespace())
        .withName("default")
        .tokenRequest(
            new TokenRequestBuilder()
                .withNewSpec()
                .withAudiences("lrbench-progress")
                .withNewBoundObjectRef(
                    "v1", "Pod", pod.getMetadata().getName(), pod.getMetadata().getUid())
                .endSpec()
                .build())
        .getStatus()
        .getToken();
  }

  private static int tell(String url, String token, String trial, int update)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"trials\": {\"%s\": {\"update\": %d, \"of\": 100}}}"
                            .formatted(trial, update)))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void reachesTheStatusFromThePodsOwnTrialsOnly(Cluster cluster)
      throws IOException, InterruptedException {
    assumeTrue(cluster.isReal(), "the embedded API gives out no tokens");
    try (Bench bench =
        Bench.start(
            cluster,
            new Installation(Optional.of("http://operator.invalid/progress"), Optional.empty()))) {
      String url = serve(bench);
      bench.create(benchmark().policies("a", "b").seeds(1));
      Pod first = bench.trainer().begin();
      Pod second = bench.trainer().begin();
      String trial = trial(bench, first);
      assertThat(first.getSpec().getVolumes())
          .anyMatch(volume -> volume.getProjected() != null && volume.getName().startsWith("prog"));

      assertThat(tell(url, token(cluster, second), trial, 50)).isEqualTo(403);
      assertThat(tell(url, token(cluster, first), trial, 50)).isEqualTo(204);

      await()
          .untilAsserted(
              () -> assertThat(bench.get().getStatus().trials().trained()).isEqualTo("25%"));
      bench.trainer().end(first, ORDERLY);
      bench.trainer().end(second, ORDERLY);
      bench.awaitReason("AllTrialsFinished");
      assertThat(bench.get().getStatus().trials().trained()).isEqualTo("100%");
    }
  }

  private static String trial(Bench bench, Pod pod) {
    String job = pod.getMetadata().getOwnerReferences().get(0).getName();
    return bench.jobs().stream()
        .filter(one -> one.getMetadata().getName().equals(job))
        .map(Job::getMetadata)
        .map(metadata -> metadata.getAnnotations().get(Labels.TRIALS))
        .findFirst()
        .orElseThrow();
  }
}
