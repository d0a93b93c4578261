package io.lrbench.operator.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.cli.progress.TrialView.State;
import io.lrbench.operator.fixture.Results;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressViewsTest {
  private static final TrialView PENDING = new TrialView("a", 1, State.PENDING, null);
  private static final TrialView FAILED =
      new TrialView("b", 1, State.FAILED, Results.failed("1111"));
  private static final String NO_NODE = "a pod waits: no node has 1 GPU";
  private static final String QUOTA = "Jobs cannot be created: exceeded quota";

  @Test
  void aLogTellsOnceWhatWaits() {
    Snapshot waiting = snapshot(Optional.of(NO_NODE), PENDING);

    assertThat(PlainView.lines(waiting.beforehand(), waiting))
        .containsExactly("0:09  0/1  " + NO_NODE);
    assertThat(PlainView.lines(waiting, waiting)).isEmpty();
  }

  @Test
  void aLogTellsWhenSomethingElseWaits() {
    Snapshot before = snapshot(Optional.of(NO_NODE), PENDING);

    assertThat(PlainView.lines(before, snapshot(Optional.of(QUOTA), PENDING)))
        .containsExactly("0:09  0/1  " + QUOTA);
    assertThat(PlainView.lines(before, snapshot(Optional.empty(), PENDING))).isEmpty();
  }

  @Test
  void aLogTellsTheTrialsThatFailed() {
    Snapshot now = snapshot(Optional.of(NO_NODE), PENDING, FAILED);

    assertThat(PlainView.lines(now.beforehand(), now))
        .containsExactly("0:09  1/2  b seed 1 failed", "0:09  1/2  " + NO_NODE);
  }

  @Test
  void theLastLineOfATerminalTellsWhatWaits() {
    List<String> lines = LiveView.lines(snapshot(Optional.of(NO_NODE), PENDING, FAILED), 80, 20);

    assertThat(lines).hasSize(4).last().isEqualTo(NO_NODE);
    assertThat(lines.get(2)).isEqualTo("  b  ✗");
  }

  @Test
  void whatWaitsFitsIntoTheTerminal() {
    TrialView second = new TrialView("b", 1, State.PENDING, null);
    TrialView third = new TrialView("c", 1, State.PENDING, null);

    List<String> lines =
        LiveView.lines(snapshot(Optional.of(NO_NODE), PENDING, second, third), 12, 4);

    assertThat(lines).containsExactly(lines.get(0), "  a  ·", "  … and 2 m…", "a pod waits…");
  }

  private static Snapshot snapshot(Optional<String> waiting, TrialView... trials) {
    return new Snapshot("bench", List.of(trials), "evalLoss", 0, Duration.ofSeconds(9), waiting);
  }
}
