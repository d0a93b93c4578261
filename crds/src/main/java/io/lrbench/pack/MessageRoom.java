package io.lrbench.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long results get.
 *
 * @param classifier whether an accuracy is measured
 * @param target whether the way to a target is told
 * @param metrics names of what else is measured
 */
public record MessageRoom(boolean classifier, boolean target, Collection<String> metrics) {
  /** What a container's status holds of its termination message. */
  public static final int MOST_BYTES = 4096;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As long as a float in its shortest decimal form gets. */
  private static final double LONG_VALUE = 1.2345678E-10;

  private static final double LONG_SECONDS = 1_234_567.891;
  private static final long LONG_COUNT = 10_000_000;
  private static final String LONG_HASH = "0123456789abcdef";

  /** As long as a hash of files gets. */
  private static final String LONG_REVISION = LONG_HASH.repeat(4);

  public MessageRoom {
    metrics = List.copyOf(metrics);
  }

  /**
   * Results that are surely short enough for one message; at least 1, at most the given.
   *
   * @param remote fields of the manifest whose files have revisions
   */
  public int trials(int most, Collection<String> remote) {
    Map<String, String> revisions = new TreeMap<>();
    remote.forEach(field -> revisions.put(field, LONG_REVISION));
    PackFacts facts =
        new PackFacts(
            LONG_COUNT,
            LONG_COUNT,
            LONG_COUNT,
            LONG_COUNT,
            LONG_COUNT,
            LONG_HASH,
            LONG_HASH,
            revisions,
            "NVIDIA H100 80GB HBM3",
            "PyTorch 2.7.1");
    int trials = most;
    while (trials > 1 && bytes(facts, Collections.nCopies(trials, LONG_HASH)) > MOST_BYTES) {
      trials--;
    }
    return trials;
  }

  /** The most bytes that a pack's result takes. */
  public int bytes(PackFacts facts, List<String> hashes) {
    List<TrialResult> longest = hashes.stream().map(hash -> longest(hash, facts)).toList();
    try {
      return JSON.writeValueAsBytes(new PackResult(PackConfig.VERSION, facts, longest, null))
          .length;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("records of numbers and strings are always JSON", e);
    }
  }

  private TrialResult longest(String hash, PackFacts facts) {
    Double value = LONG_VALUE;
    Double seconds = LONG_SECONDS;
    SortedMap<String, Double> measured = new TreeMap<>();
    metrics.forEach(metric -> measured.put(metric, value));
    return new TrialResult(
        hash,
        TrialOutcome.SUCCEEDED,
        facts.updates(),
        seconds,
        value,
        classifier ? value : null,
        value,
        value,
        facts.updates(),
        target ? facts.updates() : null,
        target ? seconds : null,
        measured);
  }
}
