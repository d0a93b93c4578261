package io.lrbench.operator.decide;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.operator.observe.Observation;
import io.lrbench.operator.observe.SeenJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of the Jobs there are when nothing new may start. */
public final class Held {
  private Held() {}

  /** Live Jobs that no pod trains for: one might start at any time. */
  static List<String> idle(List<SeenJob> live) {
    return live.stream().filter(SeenJob::isIdle).map(SeenJob::name).toList();
  }

  /**
   * The decision for a spec that is refused: what trains goes on to its end, as its results may
   * count again, unless the spec says to suspend; nothing else starts.
   */
  public static Decision refused(LRBenchmarkSpec spec, Observation seen, Standing standing) {
    List<SeenJob> live = seen.jobs().stream().filter(SeenJob::isLive).toList();
    List<String> suspend = new ArrayList<>();
    List<String> remove = new ArrayList<>();
    for (SeenJob job : live) {
      boolean stays = job.running() && !Boolean.TRUE.equals(spec.suspend());
      if (stays || job.stage() == SeenJob.Stage.AWAITING) {
        continue;
      }
      if (job.queued()) {
        remove.add(job.name());
      } else if (job.stage() == SeenJob.Stage.ACTIVE) {
        suspend.add(job.name());
      }
    }
    return new Decision(standing, suspend, List.of(), remove, Optional.empty()).inTurns();
  }
}
