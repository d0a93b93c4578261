package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.kube.Labels;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With tokens that a real API gave out, and reviews. */
@OnBothTargets
class TokenReviewIT {
  private static final String REPORT = "{\"trials\": {\"aaa\": {\"update\": 1, \"of\": 4}}}";

  private final LiveProgress progress = new LiveProgress();
  private final Cluster cluster;
  private ProgressDesk desk;
  private Pod pod;

  TokenReviewIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @BeforeEach
  void aPodOfAJob() {
    assumeTrue(cluster.isReal(), "the embedded API gives out no tokens");
    Awaitility.await()
        .until(
            () ->
                cluster
                        .client()
                        .serviceAccounts()
                        .inNamespace(cluster.namespace())
                        .withName("default")
                        .get()
                    != null);
    Job job =
        new JobBuilder()
            .withNewMetadata()
            .withName("job")
            .withNamespace(cluster.namespace())
            .withUid("job-uid")
            .withLabels(Map.of(Labels.BENCHMARK, "benchmark"))
            .withAnnotations(Map.of(Labels.NAME, "bench", Labels.TRIALS, "aaa"))
            .endMetadata()
            .build();
    pod = create("trainer");
    Pod owned =
        new PodBuilder(pod)
            .editMetadata()
            .addNewOwnerReference()
            .withKind("Job")
            .withName("job")
            .withUid("job-uid")
            .endOwnerReference()
            .endMetadata()
            .build();
    progress.of("benchmark");
    TrainerPods pods = new TrainerPods(cluster.client());
    desk = new ProgressDesk(progress, pods);
    LRBenchmark benchmark = new LRBenchmark();
    benchmark.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(cluster.namespace())
            .withName("bench")
            .withUid("benchmark")
            .build());
    pods.lookIn(
        id -> id.getName().equals("trainer") ? Optional.of(owned) : Optional.empty(),
        id -> Optional.of(job),
        id -> Optional.of(benchmark));
  }

  private Pod create(String name) {
    return cluster
        .client()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(cluster.namespace())
                .endMetadata()
                .withNewSpec()
                .withNodeSelector(Map.of("lrbench.io/played-by", "nobody"))
                .addNewContainer()
                .withName("trainer")
                .withImage("localhost/none:1")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  private String token(Pod bound, String audience) {
    TokenRequestBuilder request =
        new TokenRequestBuilder().withNewSpec().withAudiences(audience).endSpec();
    if (bound != null) {
      request =
          request
              .editSpec()
              .withNewBoundObjectRef(
                  "v1", "Pod", bound.getMetadata().getName(), bound.getMetadata().getUid())
              .endSpec();
    }
    TokenRequest answer =
        cluster
            .client()
            .serviceAccounts()
            .inNamespace(cluster.namespace())
            .withName("default")
            .tokenRequest(request.build());
    return "Bearer " + answer.getStatus().getToken();
  }

  private void assertRefused(String authorization, int status) {
    assertThatThrownBy(() -> desk.take(new Caller(authorization, "10.0.0.1"), REPORT))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.status()).isEqualTo(status));
    assertThat(progress.of("benchmark")).isEmpty();
  }

  @Test
  void takesAPodsOwnToken() throws RefusedException {
    desk.take(new Caller(token(pod, "lrbench-progress"), "10.0.0.1"), REPORT);

    assertThat(progress.of("benchmark")).containsExactly(Map.entry("aaa", 0.25));
  }

  @Test
  void refusesEveryOther() {
    assertRefused(token(pod, "https://kubernetes.default.svc"), 401);
    assertRefused(token(null, "lrbench-progress"), 401);
    assertRefused(token(create("somebody"), "lrbench-progress"), 403);
    assertRefused("Bearer forged", 401);
  }

  @Test
  void refusesTheTokenOfAPodThatIsGone() {
    String token = token(pod, "lrbench-progress");
    cluster.client().resource(pod).withGracePeriod(0).delete();

    Awaitility.await().untilAsserted(() -> assertRefused(token, 401));
  }
}
