package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The class names of torch.optim.lr_scheduler. */
public enum TorchType {
  @JsonProperty("StepLR")
  STEP_LR,
  @JsonProperty("MultiStepLR")
  MULTI_STEP_LR,
  @JsonProperty("ConstantLR")
  CONSTANT_LR,
  @JsonProperty("LinearLR")
  LINEAR_LR,
  @JsonProperty("ExponentialLR")
  EXPONENTIAL_LR,
  @JsonProperty("PolynomialLR")
  POLYNOMIAL_LR,
  @JsonProperty("CosineAnnealingLR")
  COSINE_ANNEALING_LR,
  @JsonProperty("CosineAnnealingWarmRestarts")
  COSINE_ANNEALING_WARM_RESTARTS,
  @JsonProperty("CyclicLR")
  CYCLIC_LR,
  @JsonProperty("OneCycleLR")
  ONE_CYCLE_LR,
  @JsonProperty("ReduceLROnPlateau")
  REDUCE_LR_ON_PLATEAU
}
