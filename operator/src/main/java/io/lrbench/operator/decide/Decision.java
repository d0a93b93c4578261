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
 * @param suspend names of Jobs
 * @param resume names of Jobs
 * @param remove names of Jobs
 * @param again when to look again though nothing may have changed
 */
public record Decision(
    Standing standing,
    List<List<Trial>> start,
    List<String> suspend,
    List<String> resume,
    List<String> remove,
    Optional<Duration> again) {
  public Decision {
    start = List.copyOf(start);
    suspend = List.copyOf(suspend);
    resume = List.copyOf(resume);
    remove = List.copyOf(remove);
  }

  /** Jobs that lose their pods. */
  public List<String> withdrawn() {
    return Stream.concat(suspend.stream(), remove.stream()).toList();
  }
}
