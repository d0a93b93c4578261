package io.lrbench.operator.observe;

import static io.lrbench.operator.observe.Objects.NOW;
import static io.lrbench.operator.observe.Objects.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldJobTest {
  private static Job held(String name, long seconds) {
    return job()
        .editMetadata()
        .withName(name)
        .withLabels(
            Map.of("kueue.x-k8s.io/queue-name", "gpu", "kueue.x-k8s.io/priority-class", "urgent"))
        .endMetadata()
        .editSpec()
        .withSuspend(true)
        .endSpec()
        .withNewStatus()
        .addNewCondition()
        .withType("Suspended")
        .withStatus("True")
        .withLastTransitionTime(NOW.minusSeconds(seconds).toString())
        .endCondition()
        .endStatus()
        .build();
  }

  private static Optional<String> longest(Job... jobs) {
    return HeldJob.longest(List.of(jobs), NOW).map(one -> one.job().getMetadata().getName());
  }

  private static String reason(List<Map<String, Object>> workloads) {
    return new HeldJob(held("job", 20), NOW).reason(workloads);
  }

  private static Map<String, Object> condition(String type, String status, String message) {
    return Map.of("type", type, "status", status, "message", message);
  }

  @Test
  void asksForTheOneThatHasWaitedForLongest() {
    assertThat(longest(held("b", 20), held("a", 30), held("c", 30))).contains("a");
  }

  @Test
  void asksForNoneThatWaitsForAMomentOrForNoQueue() {
    Job running = held("running", 20);
    running.getSpec().setSuspend(false);
    Job unqueued = held("unqueued", 20);
    unqueued.getMetadata().setLabels(Map.of());

    assertThat(longest(held("fresh", 5), running, unqueued, job().build())).isEmpty();
  }

  @Test
  void tellsWhatKueueSays() {
    assertThat(
            reason(
                List.of(
                    Map.of(
                        "conditions",
                        List.of(
                            condition("QuotaReserved", "False", "LocalQueue gpu doesn't exist"))))))
        .isEqualTo("queue gpu holds Job job: LocalQueue gpu doesn't exist");
    assertThat(
            reason(
                List.of(
                    Map.of(
                        "conditions",
                        List.of(
                            condition("QuotaReserved", "False", "2 more needed"),
                            condition("Preempted", "True", "a longer story"))))))
        .isEqualTo("queue gpu holds Job job, preempted: 2 more needed");
  }

  @Test
  void tellsThatKueueSaysNothing() {
    assertThat(reason(List.of(Map.of()))).isEqualTo("queue gpu holds Job job");
    assertThat(reason(List.of()))
        .isEqualTo(
            "queue gpu holds Job job, for which Kueue has made no Workload: see that Kueue runs"
                + " and has priority class urgent");
  }
}
