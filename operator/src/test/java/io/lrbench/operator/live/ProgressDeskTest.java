package io.lrbench.operator.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatusBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.kube.Labels;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the pod of a benchmark's Job speaks of that Job's trials. */
class ProgressDeskTest {
  private static final String GOOD = "Bearer good";
  private static final String REPORT = "{\"trials\": {\"aaa\": {\"update\": 150, \"of\": 600}}}";

  private final LiveProgress progress = new LiveProgress();
  private final AtomicInteger reviews = new AtomicInteger();
  private TokenReviewStatus review = review("lrbench-progress", "trainer-1", "pod-uid");
  private final TrainerPods pods =
      new TrainerPods(
          new PodTokens(
              token -> {
                reviews.incrementAndGet();
                return review;
              },
              Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
  private final ProgressDesk desk = new ProgressDesk(progress, pods);
  private String benchmarkUid = "benchmark-uid";

  private static TokenReviewStatus review(String audience, String pod, String uid) {
    return new TokenReviewStatusBuilder()
        .withAuthenticated(true)
        .withAudiences(audience)
        .withNewUser()
        .withUsername("system:serviceaccount:ml:default")
        .addToExtra("authentication.kubernetes.io/pod-name", List.of(pod))
        .addToExtra("authentication.kubernetes.io/pod-uid", List.of(uid))
        .endUser()
        .build();
  }

  private static Pod pod(String jobUid) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("trainer-1")
        .withNamespace("ml")
        .withUid("pod-uid")
        .addNewOwnerReference()
        .withKind("Job")
        .withName("job")
        .withUid(jobUid)
        .endOwnerReference()
        .endMetadata()
        .build();
  }

  private static final Job JOB =
      new JobBuilder()
          .withNewMetadata()
          .withName("job")
          .withNamespace("ml")
          .withUid("job-uid")
          .withLabels(Map.of(Labels.BENCHMARK, "benchmark-uid"))
          .withAnnotations(Map.of(Labels.NAME, "bench", Labels.TRIALS, "aaa,bbb"))
          .endMetadata()
          .build();

  private LRBenchmark benchmark() {
    LRBenchmark benchmark = new LRBenchmark();
    benchmark.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("ml")
            .withName("bench")
            .withUid(benchmarkUid)
            .build());
    return benchmark;
  }

  private void exists(Pod pod) {
    pods.lookIn(
        id ->
            Optional.of(pod)
                .filter(one -> id.equals(new ResourceID(one.getMetadata().getName(), "ml"))),
        id -> id.equals(new ResourceID("job", "ml")) ? Optional.of(JOB) : Optional.empty(),
        id ->
            id.equals(new ResourceID("bench", "ml")) ? Optional.of(benchmark()) : Optional.empty());
  }

  @BeforeEach
  void aReplicaThatWorks() {
    assertThat(progress.of("benchmark-uid")).isEmpty();
    exists(pod("job-uid"));
  }

  private void assertRefused(String authorization, String body, int status, String message) {
    assertThatThrownBy(() -> desk.take(new Caller(authorization, "10.0.0.1"), body))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.status()).isEqualTo(status))
        .hasMessageContaining(message);
    assertThat(progress.of("benchmark-uid")).isEmpty();
  }

  @Test
  void takesWhatAPodSaysOfItsOwnTrials() throws RefusedException {
    desk.take(new Caller(GOOD, "10.0.0.1"), REPORT);

    assertThat(progress.of("benchmark-uid")).containsExactly(Map.entry("aaa", 0.25));
  }

  @Test
  void refusesWhoShowsNoToken() {
    assertRefused(null, REPORT, 401, "Authorization: Bearer");
    assertRefused("Basic good", REPORT, 401, "Authorization: Bearer");
  }

  @Test
  void refusesATokenOfAnotherAudience() {
    review = review("https://kubernetes.default.svc", "trainer-1", "pod-uid");

    assertRefused(GOOD, REPORT, 401, "lrbench-progress");
  }

  @Test
  void refusesATokenThatTheApiDoesNotVouchFor() {
    review = new TokenReviewStatusBuilder().withAuthenticated(false).withError("expired").build();

    assertRefused(GOOD, REPORT, 401, "valid token");
  }

  @Test
  void refusesATokenThatIsBoundToNoPod() {
    review.getUser().setExtra(null);

    assertRefused(GOOD, REPORT, 401, "bound to a pod");
  }

  @Test
  void refusesAPodThatIsNoTrainer() {
    review = review("lrbench-progress", "somebody", "other-uid");

    assertRefused(GOOD, REPORT, 403, "ml/somebody");
  }

  @Test
  void refusesAPodOfTheSameNameThatIsGone() {
    review = review("lrbench-progress", "trainer-1", "earlier-uid");

    assertRefused(GOOD, REPORT, 403, "ml/trainer-1");
  }

  @Test
  void refusesAPodOfAnEarlierJobOfTheSameName() {
    exists(pod("earlier-job-uid"));

    assertRefused(GOOD, REPORT, 403, "ml/trainer-1");
  }

  /** Whoever may create Jobs writes any label on them. */
  @Test
  void refusesAJobThatNamesABenchmarkOfAnotherNamespace() {
    benchmarkUid = "another-uid";

    assertRefused(GOOD, REPORT, 403, "pod of a benchmark's Job");
  }

  @Test
  void refusesTrialsOfAnotherJob() {
    assertRefused(GOOD, REPORT.replace("aaa", "ccc"), 403, "trials of Job job, found ccc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no JSON",
        "{}",
        "{\"trials\": {}}",
        "{\"trials\": {\"aaa\": {\"update\": 7}}}",
        "{\"trials\": {\"aaa\": {\"update\": 7, \"of\": 6}}}",
        "{\"trials\": {\"aaa\": {\"update\": -1, \"of\": 6}}}",
        "{\"trials\": [1, 2]}"
      })
  void refusesWhatIsNoReport(String body) {
    assertRefused(GOOD, body, 400, "expected {\"trials\"");
  }

  @Test
  void asksTheApiOnceAMinuteAboutAToken() throws RefusedException {
    desk.take(new Caller(GOOD, "10.0.0.1"), REPORT);
    desk.take(new Caller(GOOD, "10.0.0.1"), REPORT);

    assertThat(reviews).hasValue(1);
  }

  @Test
  void aReplicaThatOnlyWaitsSendsOnToAnother() {
    ProgressDesk waiting =
        new ProgressDesk(
            new LiveProgress(),
            new TrainerPods(
                new PodTokens(token -> review, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))));

    assertThatThrownBy(() -> waiting.take(new Caller(GOOD, "10.0.0.1"), REPORT))
        .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.status()).isEqualTo(503));
  }
}
