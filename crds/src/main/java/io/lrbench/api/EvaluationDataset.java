package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** A held-out set of its own. */
@JsonInclude(Include.NON_NULL)
public record EvaluationDataset(String uri, DatasetFormat format) {}
