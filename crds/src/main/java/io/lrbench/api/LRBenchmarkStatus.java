package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** What the operator observed and ranked. */
@JsonInclude(Include.NON_NULL)
public record LRBenchmarkStatus(
    Long observedGeneration,
    List<Condition> conditions,
    TrialCounts trials,
    BestPolicy best,
    List<LeaderboardRow> leaderboard,
    Cost cost,
    String results) {}
