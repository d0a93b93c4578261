package io.lrbench.operator.decide;

import java.util.Arrays;
import java.util.Optional;

/** Where a benchmark stands; the wire names are API. */
public enum Standing {
  RUNNING("Running"),
  SUSPENDED("Suspended"),
  ALL_TRIALS_FINISHED("AllTrialsFinished"),
  TRIALS_FAILED("TrialsFailed"),
  INVALID_SPEC("InvalidSpec"),
  NOT_SUPPORTED("NotSupported"),
  TIME_LIMIT_REACHED("TimeLimitReached"),
  GPU_HOURS_EXHAUSTED("GpuHoursExhausted");

  private final String reason;

  Standing(String reason) {
    this.reason = reason;
  }

  /** The reason of the condition. */
  public String reason() {
    return reason;
  }

  /** Where a benchmark stands whose condition has this reason. */
  public static Optional<Standing> of(String reason) {
    return Arrays.stream(values()).filter(one -> one.reason.equals(reason)).findFirst();
  }

  /** Whether trials that have not ended yet may still bring results. */
  public boolean mayGoOn() {
    return switch (this) {
      case RUNNING, SUSPENDED, TIME_LIMIT_REACHED, GPU_HOURS_EXHAUSTED -> true;
      case ALL_TRIALS_FINISHED, TRIALS_FAILED, INVALID_SPEC, NOT_SUPPORTED -> false;
    };
  }

  /** Whether nothing happens any more unless somebody changes the benchmark. */
  public boolean isFinal() {
    return this != RUNNING && this != SUSPENDED;
  }
}
