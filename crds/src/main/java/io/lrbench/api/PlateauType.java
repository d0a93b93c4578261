package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens on a plateau. */
public enum PlateauType {
  @JsonProperty("reduce")
  REDUCE,
  @JsonProperty("change")
  CHANGE,
  @JsonProperty("greedy")
  GREEDY
}
