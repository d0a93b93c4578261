package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.IntOrString;

/** A probe for learning rates: reported in status.rangeTests, never ranked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RangeTestBlock(
    @JsonPropertyDescription(
            "exponential, linear: one trial whose rate rises at each update (Smith); grid: a short trial at each of some constant rates (LRBench).")
        @Required
        RangeTestType type,
    @JsonPropertyDescription(
            "Lowest rate, above 0. A JSON number: generators on YAML 1.1 must write 1.0e-7 for 1e-7.")
        @Required
        @Min(value = 0, inclusive = false)
        Double minLr,
    @JsonPropertyDescription("Highest rate.") @Required @Min(value = 0, inclusive = false)
        Double maxLr,
    @JsonPropertyDescription(
            "Updates of the sweep, or of each trial of a grid. Default: the trial's. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length updates,
    @JsonPropertyDescription(
            "Weight of the newest loss in the moving average of a sweep; 0 is no average. Default 0.05.")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double smoothing,
    @JsonPropertyDescription(
            "A sweep stops once the average is above this times its lowest. Default 5.")
        @Min(value = 1, inclusive = false)
        Double stopFactor,
    @JsonPropertyDescription("First updates of a sweep where no rate is suggested. Default 10.")
        @Min(0)
        Integer skipStart,
    @JsonPropertyDescription("Last updates of a sweep where no rate is suggested. Default 5.")
        @Min(0)
        Integer skipEnd,
    @JsonPropertyDescription("Rates of a grid in each factor of ten. Default 3.") @Min(1) @Max(100)
        Integer perDecade,
    @JsonPropertyDescription(
            "What the trials of a grid are judged by: evalLoss, perplexity, trainLoss or accuracy. Default: evalLoss for language models, accuracy for classifiers.")
        @Size(min = 1, max = 63)
        String metric,
    @JsonPropertyDescription(
            "Value of the metric that a rate has to reach to lie in the interval of a grid. Default: no interval is told.")
        Double threshold) {}
