package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The scheduler names of Hugging Face transformers. */
public enum HuggingFaceType {
  @JsonProperty("constant")
  CONSTANT,
  @JsonProperty("constant_with_warmup")
  CONSTANT_WITH_WARMUP,
  @JsonProperty("linear")
  LINEAR,
  @JsonProperty("cosine")
  COSINE,
  @JsonProperty("cosine_with_restarts")
  COSINE_WITH_RESTARTS,
  @JsonProperty("polynomial")
  POLYNOMIAL,
  @JsonProperty("inverse_sqrt")
  INVERSE_SQRT,
  @JsonProperty("cosine_with_min_lr")
  COSINE_WITH_MIN_LR,
  @JsonProperty("cosine_warmup_with_min_lr")
  COSINE_WARMUP_WITH_MIN_LR,
  @JsonProperty("warmup_stable_decay")
  WARMUP_STABLE_DECAY,
  @JsonProperty("reduce_lr_on_plateau")
  REDUCE_LR_ON_PLATEAU,
  @JsonProperty("greedy")
  GREEDY
}
