package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.plan.ObjectName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An event of a benchmark, for {@code kubectl describe}. */
public final class BenchmarkEvent {
  private BenchmarkEvent() {}

  /**
   * The event as it is created; its name follows from the key, so that nothing is told twice.
   *
   * @param key what the event is about
   */
  public static Event of(
      LRBenchmark benchmark,
      String key,
      boolean warning,
      String reason,
      String message,
      Instant now) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    return new EventBuilder()
        .withNewMetadata()
        .withName(
            ObjectName.event(
                benchmark.getMetadata().getName(), benchmark.getMetadata().getUid(), key))
        .withNamespace(benchmark.getMetadata().getNamespace())
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion(benchmark.getApiVersion())
        .withKind(benchmark.getKind())
        .withName(benchmark.getMetadata().getName())
        .withNamespace(benchmark.getMetadata().getNamespace())
        .withUid(benchmark.getMetadata().getUid())
        .endInvolvedObject()
        .withType(warning ? "Warning" : "Normal")
        .withReason(reason)
        .withMessage(message)
        .withNewSource()
        .withComponent(Labels.OPERATOR)
        .endSource()
        .withReportingComponent("lrbench.io/operator")
        .withReportingInstance(Labels.OPERATOR)
        .withFirstTimestamp(time)
        .withLastTimestamp(time)
        .withCount(1)
        .build();
  }
}
