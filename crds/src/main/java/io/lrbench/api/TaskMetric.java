package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a multiple-choice task is scored. */
public enum TaskMetric {
  @JsonProperty("acc")
  ACC,
  @JsonProperty("accNorm")
  ACC_NORM
}
