package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A network that needs no files. */
public enum BuiltinModel {
  @JsonProperty("mlp")
  MLP,
  @JsonProperty("lenet")
  LENET,
  @JsonProperty("cnn3")
  CNN3,
  @JsonProperty("resnet20")
  RESNET20,
  @JsonProperty("resnet32")
  RESNET32,
  @JsonProperty("resnet56")
  RESNET56
}
