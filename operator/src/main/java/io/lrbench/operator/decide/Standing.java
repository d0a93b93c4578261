package io.lrbench.operator.decide;

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

  /** Whether nothing happens any more unless somebody changes the benchmark. */
  public boolean isFinal() {
    return this != RUNNING && this != SUSPENDED;
  }
}
