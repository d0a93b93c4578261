package io.lrbench.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/**
 * What one pod answers in its termination message, at most 4096 bytes.
 *
 * @param version the format, {@link PackConfig#VERSION}
 * @param facts what all trials of the pack share; absent when the pack failed before training
 * @param trials one result for every trial that ended
 * @param error the user's error that stopped the pack or some of its trials: expected, found,
 *     where, remedy
 */
@JsonInclude(Include.NON_NULL)
public record PackResult(int version, PackFacts facts, List<TrialResult> trials, String error) {
  public PackResult {
    trials = List.copyOf(trials);
  }
}
