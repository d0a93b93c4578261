package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which weights a trial trains. */
public enum TrainingMethod {
  @JsonProperty("lora")
  LORA,
  @JsonProperty("full")
  FULL
}
