package io.lrbench.operator.decide;

import io.lrbench.operator.plan.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to be done now.
 *
 * @param standing where the benchmark stands afterwards
 * @param start packs that get a Job
 * @param fetch whether the Job that fetches for all packs starts
 * @param suspend names of Jobs
 * @param resume names of Jobs
 * @param remove names of Jobs
 * @param again when to look again though nothing may have changed
 */
public record Decision(
    Standing standing,
    List<List<Trial>> start,
    boolean fetch,
    List<String> suspend,
    List<String> resume,
    List<String> remove,
    Optional<Duration> again) {
  /** Requests of a kind in one turn: a status is written between thousands of them. */
  static final int TURN = 100;

  private static final Duration AT_ONCE = Duration.ofMillis(1);

  public Decision {
    start = List.copyOf(start);
    suspend = List.copyOf(suspend);
    resume = List.copyOf(resume);
    remove = List.copyOf(remove);
  }

  /** Without Jobs of packs. */
  Decision(
      Standing standing,
      List<String> suspend,
      List<String> resume,
      List<String> remove,
      Optional<Duration> again) {
    this(standing, List.of(), false, suspend, resume, remove, again);
  }

  Decision fetching(boolean starts) {
    return new Decision(standing, start, starts, suspend, resume, remove, again);
  }

  /** As much of it as one turn does; the rest is decided again at once. */
  Decision inTurns() {
    boolean whole = Stream.of(start, suspend, resume, remove).allMatch(all -> all.size() <= TURN);
    return whole
        ? this
        : new Decision(
            standing,
            turn(start),
            fetch,
            turn(suspend),
            turn(resume),
            turn(remove),
            Optional.of(AT_ONCE));
  }

  private static <T> List<T> turn(List<T> all) {
    return all.subList(0, Math.min(TURN, all.size()));
  }

  /** Jobs that lose their pods. */
  public List<String> withdrawn() {
    return Stream.concat(suspend.stream(), remove.stream()).toList();
  }
}
