package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The curve of a warm-up. */
public enum WarmupShape {
  @JsonProperty("linear")
  LINEAR,
  @JsonProperty("cosine")
  COSINE,
  @JsonProperty("sqrt")
  SQRT,
  @JsonProperty("log")
  LOG
}
