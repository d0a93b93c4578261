package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a range test finds the rates that a network can be trained with. */
public enum RangeTestType {
  @JsonProperty("exponential")
  EXPONENTIAL,
  @JsonProperty("linear")
  LINEAR,
  @JsonProperty("grid")
  GRID
}
