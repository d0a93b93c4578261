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
    @JsonPropertyDescription(
            "Factor of each reduction, below 1; greedy divides by it as well. Default 0.1, greedy 0.95.")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double factor,
    @JsonPropertyDescription(
            "Evaluations without improvement that are endured, default 10; greedy endures as many with it, too. Of change: how many evaluations a plateau has, at least 2, default 5.")
        @Min(0)
        Integer patience,
    @JsonPropertyDescription(
            "Smallest improvement that counts. Default: reduce 1e-4, change 0.05, greedy 1e-6.")
        @Min(0)
        Double threshold,
    @JsonPropertyDescription(
            "rel (default of reduce): threshold is a share of the best value, of the evaluation before for change; abs (default of change and greedy): an amount.")
        @Pattern("^(rel|abs)$")
        @Size(min = 3, max = 3)
        String thresholdMode,
    @JsonPropertyDescription(
            "Evaluations after a reduction that are not counted, default 0; after any action of change, default 5.")
        @Min(0)
        Integer cooldown,
    @JsonPropertyDescription("Lowest rate. Default 0.") @Min(0) Double minLr,
    @JsonPropertyDescription("Smaller reductions are left out. Default 1e-8.") @Min(0) Double eps,
    @JsonPropertyDescription("Highest rate of greedy. Default: none.") @Min(0) Double maxLr,
    @JsonPropertyDescription("The policies of change, from the largest rate to the smallest.")
        @Size(min = 2, max = 16)
        List<NamedBlock> policies,
    @JsonPropertyDescription(
            "The policy of change that is used first. Default: the first, which has no larger one.")
        @Size(min = 1, max = 63)
        String start) {}
