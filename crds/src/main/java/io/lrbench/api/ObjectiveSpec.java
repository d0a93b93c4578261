package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** What the ranking compares. */
@JsonInclude(Include.NON_NULL)
public record ObjectiveSpec(String metric, Double target) {}
