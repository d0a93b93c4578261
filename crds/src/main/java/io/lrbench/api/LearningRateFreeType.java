package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** An optimizer that finds its own step size. */
public enum LearningRateFreeType {
  @JsonProperty("prodigy")
  PRODIGY,
  @JsonProperty("dAdaptAdam")
  D_ADAPT_ADAM,
  @JsonProperty("dAdaptSgd")
  D_ADAPT_SGD,
  @JsonProperty("scheduleFreeAdamw")
  SCHEDULE_FREE_ADAMW,
  @JsonProperty("scheduleFreeSgd")
  SCHEDULE_FREE_SGD,
  @JsonProperty("hypergradientAdam")
  HYPERGRADIENT_ADAM,
  @JsonProperty("hypergradientSgd")
  HYPERGRADIENT_SGD
}
