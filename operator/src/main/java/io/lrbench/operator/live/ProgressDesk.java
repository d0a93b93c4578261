package io.lrbench.operator.live;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Takes reports of how far trials are from the pods that train them. */
@Singleton
public final class ProgressDesk {
  private final LiveProgress progress;
  private final TrainerPods pods;

  @Inject
  public ProgressDesk(LiveProgress progress, TrainerPods pods) {
    this.progress = progress;
    this.pods = pods;
  }

  /**
   * Takes a report.
   *
   * @throws RefusedException it is not taken; the message says why
   */
  void take(Caller caller, String body) throws RefusedException {
    progress.requireUse();
    Sender sender = pods.sender(caller);
    Report report = Report.read(body);
    sender.requireOwn(report.parts().keySet());
    progress.put(sender.benchmark().uid(), report.parts());
  }
}
