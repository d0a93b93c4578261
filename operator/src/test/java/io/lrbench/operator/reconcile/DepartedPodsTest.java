package io.lrbench.operator.reconcile;

import static io.lrbench.operator.fixture.Results.answer;
import static io.lrbench.operator.fixture.Results.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.lrbench.operator.kube.Labels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DepartedPodsTest {
  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final DepartedPods departed =
      new DepartedPods(
          new Clock() {
            @Override
            public java.time.ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now.get();
            }
          });
  private final ItemStore<Pod> store = departed.store();

  @Test
  void remembersForAWhileWhatWentWithAnAnswer() {
    go(pod("told", answer(succeeded("h1", 1))));
    go(pod("silent", null));
    store.put("there", pod("there", answer(succeeded("h1", 1))));

    assertThat(departed.of("uid-1"))
        .extracting(pod -> pod.getMetadata().getName())
        .containsExactly("told");
    assertThat(departed.of("uid-2")).isEmpty();
    now.set(START.plus(Duration.ofMinutes(11)));
    assertThat(departed.of("uid-1")).isEmpty();
  }

  private void go(Pod pod) {
    store.put(pod.getMetadata().getName(), pod);
    store.remove(pod.getMetadata().getName());
  }

  private static Pod pod(String name, String message) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withUid(name)
        .withLabels(Map.of(Labels.BENCHMARK, "uid-1"))
        .endMetadata()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("trainer")
        .withNewState()
        .withNewTerminated()
        .withExitCode(75)
        .withMessage(message)
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
