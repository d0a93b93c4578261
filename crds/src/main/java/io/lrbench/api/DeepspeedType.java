package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The names of DeepSpeed's schedulers. */
public enum DeepspeedType {
  @JsonProperty("WarmupLR")
  WARMUP_LR,
  @JsonProperty("WarmupDecayLR")
  WARMUP_DECAY_LR,
  @JsonProperty("WarmupCosineLR")
  WARMUP_COSINE_LR,
  @JsonProperty("OneCycle")
  ONE_CYCLE,
  @JsonProperty("LRRangeTest")
  LR_RANGE_TEST
}
