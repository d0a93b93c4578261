package io.lrbench.pack;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a trial ended. */
public enum TrialOutcome {
  @JsonProperty("succeeded")
  SUCCEEDED,
  @JsonProperty("diverged")
  DIVERGED,
  @JsonProperty("failed")
  FAILED
}
