package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** The training data and what is held out of it. */
@JsonInclude(Include.NON_NULL)
public record DatasetSpec(String uri, DatasetFormat format, Long maxExamples, Double holdout) {}
