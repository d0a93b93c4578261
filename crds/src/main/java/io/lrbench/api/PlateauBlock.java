package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** A policy that follows the held-out metric. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlateauBlock(
    @JsonPropertyDescription(
            "reduce: ReduceLROnPlateau; change: change to another policy (LRBench); greedy: GreedyLR.")
        @Required
        PlateauType type,
    @JsonPropertyDescription(
            "The base learning rate. A number: generators on YAML 1.1 must write 1.0e-3 for 1e-3.")
        @Min(0)
        Double lr,
    @JsonPropertyDescription(
            "What is followed: evalLoss (default), trainLoss, perplexity or accuracy; the direction follows from it.")
        @Size(min = 1, max = 63)
        String metric,
    @JsonPropertyDescription("Factor of each change, below 1. Default 0.1.")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double factor,
    @JsonPropertyDescription("Evaluations without improvement that are endured. Default 10.")
        @Min(0)
        Integer patience,
    @JsonPropertyDescription("Smallest improvement that counts. Default 1e-4.") @Min(0)
        Double threshold,
    @JsonPropertyDescription(
            "rel (default): threshold is a share of the best value; abs: an amount.")
        @Pattern("^(rel|abs)$")
        @Size(min = 3, max = 3)
        String thresholdMode,
    @JsonPropertyDescription("Evaluations after a reduction that are not counted. Default 0.")
        @Min(0)
        Integer cooldown,
    @JsonPropertyDescription("Lowest rate. Default 0.") @Min(0) Double minLr,
    @JsonPropertyDescription("Smaller reductions are left out. Default 1e-8.") @Min(0) Double eps,
    @JsonPropertyDescription("Highest rate of greedy.") @Min(0) Double maxLr,
    @JsonPropertyDescription("The policies of change, from the largest rate to the smallest.")
        @Size(min = 2, max = 16)
        List<NamedBlock> policies) {}
