package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the rows of a task are read and asked. */
public enum TaskFormat {
  /** One of the others, by the columns of the first row. */
  @JsonProperty("multipleChoice")
  MULTIPLE_CHOICE,
  @JsonProperty("plain")
  PLAIN,
  @JsonProperty("arc")
  ARC,
  @JsonProperty("boolq")
  BOOLQ,
  @JsonProperty("hellaswag")
  HELLASWAG,
  @JsonProperty("llmAdapters")
  LLM_ADAPTERS,
  @JsonProperty("mmlu")
  MMLU,
  @JsonProperty("openbookqa")
  OPENBOOKQA,
  @JsonProperty("truthfulqaMc1")
  TRUTHFULQA_MC1
}
