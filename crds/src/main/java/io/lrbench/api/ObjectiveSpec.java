package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;

/** What the ranking compares. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObjectiveSpec(
    @JsonPropertyDescription(
            "evalLoss (default for language models), perplexity, trainLoss, lossDifference (training minus held-out loss), accuracy (default for classifiers), top5, AC, CV, CDAC (classifiers), or the name of a task. The direction follows from it.")
        @Size(min = 1, max = 63)
        String metric,
    @JsonPropertyDescription(
            "Adds updatesToTarget and secondsToTarget from the first evaluation that reaches it; the ranking stays by metric.")
        Double target) {}
