package io.lrbench.operator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.operator.cli.progress.Snapshot;
import io.lrbench.operator.cli.progress.TrialView;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, UTF_8);

  @Test
  void aLogTellsWhatWaitsFromTheFirstLookOn() {
    Screen screen = new Screen(out, OptionalInt.empty());

    screen.show(snapshot(Optional.of("a pod waits: no node")));
    screen.show(snapshot(Optional.of("a pod waits: no node")));

    assertThat(written.toString(UTF_8).lines()).containsExactly("0:09  0/1  a pod waits: no node");
  }

  @Test
  void aTerminalForgetsTheLineWhenNothingWaits() {
    Screen screen = new Screen(out, OptionalInt.of(80));

    screen.show(snapshot(Optional.of("a pod waits: no node")));
    written.reset();
    screen.show(snapshot(Optional.empty()));

    // three lines up, two lines anew, the third erased
    assertThat(written.toString(UTF_8)).startsWith("\u001b[3A").endsWith("\n\u001b[J");
    assertThat(written.toString(UTF_8).split("\n", -1)).hasSize(3);
  }

  private static Snapshot snapshot(Optional<String> waiting) {
    return new Snapshot(
        "bench",
        List.of(new TrialView("a", 1, TrialView.State.PENDING, null)),
        "evalLoss",
        0,
        Duration.ofSeconds(9),
        waiting);
  }
}
