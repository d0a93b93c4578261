package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The names of timm.scheduler. */
public enum TimmType {
  @JsonProperty("cosine")
  COSINE,
  @JsonProperty("tanh")
  TANH,
  @JsonProperty("poly")
  POLY
}
