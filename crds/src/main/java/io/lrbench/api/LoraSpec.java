package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;

/** Low-rank adapters (Hu et al., arXiv 2106.09685). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LoraSpec(
    @JsonPropertyDescription("Rows of the matrix A.") @Default("8") @Min(1) @Max(4096) Integer rank,
    @JsonPropertyDescription(
            "The adapter is scaled by alpha / rank, with rsLora by alpha / sqrt(rank).")
        @Default("16")
        @Min(value = 0, inclusive = false)
        Double alpha,
    @JsonPropertyDescription("Share of the adapter's inputs that is dropped in training.")
        @Default("0")
        @Min(0)
        @Max(value = 1, inclusive = false)
        Double dropout,
    @JsonPropertyDescription(
            "Names of the linear layers that get an adapter, or all-linear; docs/models.md lists them.")
        @Default("[\"q_proj\", \"v_proj\"]")
        @Size(min = 1, max = 64)
        List<@Size(min = 1, max = 128) String> targets,
    @JsonPropertyDescription(
            "Rank-stabilized scale alpha / sqrt(rank) (Kalajdzievski, arXiv 2312.03732).")
        @Default("false")
        Boolean rsLora,
    @JsonPropertyDescription(
            "LoRA+ (Hayou et al., arXiv 2402.12354): learning rate of the matrices B over that of A; 1 is plain LoRA, the paper uses 16.")
        @Default("1")
        @Min(value = 0, inclusive = false)
        Double plusRatio,
    @JsonPropertyDescription("Adapters that every trial starts from, in place of fresh ones.")
        LoraStart init) {}
