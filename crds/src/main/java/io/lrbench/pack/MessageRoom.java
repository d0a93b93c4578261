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
 * @param rates names of what a trial finds that is a range test; empty where none is one
 */
public record MessageRoom(
    boolean classifier, boolean target, Collection<String> metrics, Collection<String> rates) {
  /** What a container's status holds of its termination message. */
  public static final int MOST_BYTES = 4096;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** As long as a float in its shortest decimal form gets. */
  private static final double LONG_VALUE = 1.2345678E-10;

  /** As long as a double gets that is positive. */
  private static final double LONG_RATE = 1.2345678901234567E-10;

  private static final double LONG_SECONDS = 1_234_567.891;
  private static final long LONG_COUNT = 10_000_000;
  private static final long LONG_BYTES = 9_999_999_999_999L;
  private static final String LONG_HASH = "0123456789abcdef";

  /** As long as a hash of files gets. */
  private static final String LONG_REVISION = LONG_HASH.repeat(4);

  public MessageRoom {
    metrics = List.copyOf(metrics);
    rates = List.copyOf(rates);
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
            new PackMemory(LONG_BYTES, LONG_BYTES),
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
    return length(new PackResult(PackConfig.VERSION, facts, longest, null));
  }

  private static int length(Record result) {
    try {
      return JSON.writeValueAsBytes(result).length;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("records of numbers and strings are always JSON", e);
    }
  }

  private TrialResult longest(String hash, PackFacts facts) {
    TrialResult trained = trained(hash, facts);
    TrialResult tested = tested(trained);
    return rates.isEmpty() || length(trained) > length(tested) ? trained : tested;
  }

  /** A range test has rates instead of losses on the way. */
  private TrialResult tested(TrialResult trained) {
    SortedMap<String, Double> found = new TreeMap<>(trained.metrics());
    rates.forEach(rate -> found.put(rate, LONG_RATE));
    return new TrialResult(
        trained.hash(),
        trained.outcome(),
        trained.updates(),
        trained.trainSeconds(),
        trained.evalLoss(),
        trained.accuracy(),
        null,
        null,
        null,
        null,
        null,
        found);
  }

  private TrialResult trained(String hash, PackFacts facts) {
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
