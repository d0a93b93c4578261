package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The class names of keras.optimizers.schedules. */
public enum KerasType {
  @JsonProperty("ExponentialDecay")
  EXPONENTIAL_DECAY,
  @JsonProperty("PolynomialDecay")
  POLYNOMIAL_DECAY,
  @JsonProperty("InverseTimeDecay")
  INVERSE_TIME_DECAY,
  @JsonProperty("CosineDecay")
  COSINE_DECAY,
  @JsonProperty("CosineDecayRestarts")
  COSINE_DECAY_RESTARTS
}
