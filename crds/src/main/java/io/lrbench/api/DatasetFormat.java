package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the files of a data set are read. */
public enum DatasetFormat {
  @JsonProperty("text")
  TEXT,
  @JsonProperty("instructions")
  INSTRUCTIONS,
  @JsonProperty("chat")
  CHAT,
  @JsonProperty("idx")
  IDX,
  @JsonProperty("cifar")
  CIFAR,
  @JsonProperty("images")
  IMAGES
}
