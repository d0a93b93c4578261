package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** What the operator observed and ranked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LRBenchmarkStatus(
    @JsonPropertyDescription("The generation of the spec that this status describes.")
        Long observedGeneration,
    @JsonPropertyDescription("Succeeded is the summary; Reconciling and Stalled follow kstatus.")
        List<Condition> conditions,
    @JsonPropertyDescription("How many trials are in which state.") TrialCounts trials,
    @JsonPropertyDescription("The first of the leaderboard.") BestPolicy best,
    @JsonPropertyDescription("The first places of the ranking.") List<LeaderboardRow> leaderboard,
    @JsonPropertyDescription("What the benchmark has used so far.") Cost cost,
    @JsonPropertyDescription("The ConfigMap that holds every result.") String results) {}
