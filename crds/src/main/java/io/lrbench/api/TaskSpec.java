package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** A multiple-choice evaluation task. */
@JsonInclude(Include.NON_NULL)
public record TaskSpec(String name, String uri, String format, Integer shots, TaskMetric metric) {}
