package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which source decides where paper and code differ. */
public enum FormulaVariant {
  @JsonProperty("code")
  CODE,
  @JsonProperty("paper")
  PAPER
}
