package io.lrbench.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one trial ended with; absent values were not measured.
 *
 * @param hash the trial's hash as in {@link TrialConfig}
 * @param outcome how it ended
 * @param updates updates done; for a diverged trial the update where it happened
 * @param trainSeconds wall time of all its updates, evaluation excluded, whichever pod or shorter
 *     trial made them
 * @param evalLoss nats a predicted token, or mean cross-entropy, at the last evaluation
 * @param accuracy share of correct held-out examples at the last evaluation, classifiers only
 * @param trainLoss mean training loss since the evaluation before the last
 * @param bestValue best value of the objective on the way, never ranked
 * @param bestUpdate the update of that evaluation
 * @param updatesToTarget updates until the first evaluation that reached the target
 * @param secondsToTarget training seconds until then
 * @param metrics what else was measured at the last evaluation, by name: scores of tasks, metrics
 *     of classifiers
 */
@JsonInclude(Include.NON_NULL)
public record TrialResult(
    String hash,
    TrialOutcome outcome,
    long updates,
    Double trainSeconds,
    Double evalLoss,
    Double accuracy,
    Double trainLoss,
    Double bestValue,
    Long bestUpdate,
    Long updatesToTarget,
    Double secondsToTarget,
    @JsonInclude(Include.NON_EMPTY) SortedMap<String, Double> metrics) {
  public TrialResult {
    metrics =
        metrics == null
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
  }
}
