package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The update rule. */
public enum OptimizerType {
  @JsonProperty("adamw")
  ADAMW,
  @JsonProperty("adam")
  ADAM,
  @JsonProperty("sgd")
  SGD
}
