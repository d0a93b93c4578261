package io.lrbench.operator.decide;

import static io.lrbench.operator.decide.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.LRBenchmarkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimingTest {
  private static final Timing NONE = Timing.of(null);

  private static Instant after(double seconds) {
    return START.plusMillis(Math.round(seconds * 1000));
  }

  @Test
  void beginsWithTheFirstRun() {
    assertThat(NONE.elapsed(START)).isZero();
    assertThat(NONE.at(Standing.RUNNING, START).started()).contains(START);
    assertThat(NONE.at(Standing.SUSPENDED, START).started()).isEmpty();
    assertThat(NONE.at(Standing.INVALID_SPEC, START).started()).isEmpty();
  }

  @Test
  void leavesASuspensionOut() {
    Timing suspended =
        NONE.at(Standing.RUNNING, START)
            .at(Standing.SUSPENDED, after(100))
            .at(Standing.SUSPENDED, after(150));
    Timing resumed = suspended.at(Standing.RUNNING, after(160)).at(Standing.RUNNING, after(170));

    assertThat(suspended.suspended()).contains(after(100));
    assertThat(suspended.elapsed(after(155))).hasSeconds(100);
    assertThat(resumed.suspended()).isEmpty();
    assertThat(resumed.suspendedSeconds()).isEqualTo(60);
    assertThat(resumed.elapsed(after(170))).hasSeconds(110);
  }

  @Test
  void leavesASuspensionBeforeTheFirstRunOut() {
    Timing resumed = NONE.at(Standing.SUSPENDED, START).at(Standing.RUNNING, after(100));

    assertThat(resumed.started()).contains(after(100));
    assertThat(resumed.suspendedSeconds()).isNull();
    assertThat(resumed.elapsed(after(130))).hasSeconds(30);
  }

  @Test
  void leavesTheTimeBehindTheEndOutWhenItGoesOn() {
    Timing ended =
        NONE.at(Standing.RUNNING, START)
            .at(Standing.ALL_TRIALS_FINISHED, after(50))
            .at(Standing.ALL_TRIALS_FINISHED, after(70));
    Timing again = ended.at(Standing.RUNNING, after(1000));

    assertThat(ended.completed()).contains(after(50));
    assertThat(again.completed()).isEmpty();
    assertThat(again.started()).contains(START);
    assertThat(again.elapsed(after(1010))).hasSeconds(60);
  }

  @Test
  void keepsTheEndOnceSuspendedBehindIt() {
    Timing suspended =
        NONE.at(Standing.RUNNING, START)
            .at(Standing.TIME_LIMIT_REACHED, after(60))
            .at(Standing.SUSPENDED, after(90));

    assertThat(suspended.elapsed(after(95))).hasSeconds(60);
    assertThat(suspended.at(Standing.RUNNING, after(100)).elapsed(after(101))).hasSeconds(61);
  }

  @Test
  void holdsWholeSecondsSoThatALimitStaysReached() {
    Timing resumed =
        NONE.at(Standing.RUNNING, after(0.9))
            .at(Standing.SUSPENDED, after(10.2))
            .at(Standing.RUNNING, after(12.7));
    Instant reached = after(62.7);

    Timing ended = resumed.at(Standing.TIME_LIMIT_REACHED, reached);

    assertThat(resumed.started()).contains(START);
    assertThat(resumed.suspendedSeconds()).isEqualTo(2);
    assertThat(ended.completed()).contains(after(62));
    assertThat(resumed.elapsed(reached)).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    assertThat(ended.elapsed(reached.plusSeconds(1)))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void readsWhatTheStatusRemembers() {
    LRBenchmarkStatus status =
        new LRBenchmarkStatus(
            1L,
            null,
            "2030-01-01T10:00:00Z",
            null,
            "2030-01-01T10:01:00Z",
            12.5,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    assertThat(Timing.of(status))
        .isEqualTo(
            new Timing(
                Optional.of(START),
                Optional.empty(),
                Optional.of(START.plusSeconds(60)),
                Duration.ofMillis(12_500)));
  }
}
