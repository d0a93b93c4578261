package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The number format of the frozen weights and activations. */
public enum Precision {
  @JsonProperty("fp32")
  FP32,
  @JsonProperty("bf16")
  BF16
}
