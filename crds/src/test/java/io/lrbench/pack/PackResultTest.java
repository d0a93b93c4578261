package io.lrbench.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackResultTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the kubelet keeps of a container's termination message. */
  private static final int LONGEST_MESSAGE = 4096;

  private static final PackFacts FACTS =
      new PackFacts(
          1950,
          390,
          49920,
          2080,
          12L,
          "0123456789abcdef",
          "fedcba9876543210",
          new PackMemory(60_000_000_000L, 1_500_000_000L),
          Map.of("model.uri", "0".repeat(40), "dataset.uri", "1".repeat(40)),
          "NVIDIA H100 80GB HBM3",
          "lrbench 0.1.0, torch 2.7.1");

  @Test
  void twelveTrialsWithEveryValueFitATerminationMessage() throws JsonProcessingException {
    List<TrialResult> trials =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    new TrialResult(
                        "0123456789abcde" + Integer.toHexString(i),
                        TrialOutcome.SUCCEEDED,
                        1950,
                        1234.567,
                        1.2345678,
                        0.87654321,
                        1.3456789,
                        1.2345678,
                        1755L,
                        1365L,
                        864.219,
                        null))
            .toList();

    String message =
        JSON.writeValueAsString(new PackResult(PackConfig.VERSION, FACTS, trials, null));

    assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LONGEST_MESSAGE);
    assertThat(JSON.readValue(message, PackResult.class))
        .isEqualTo(new PackResult(PackConfig.VERSION, FACTS, trials, null));
  }

  @Test
  void metricsAreWrittenByNameAndReadBack() throws JsonProcessingException {
    TrialResult result =
        bare(TrialOutcome.SUCCEEDED, 9, null, new TreeMap<>(Map.of("top5", 0.9, "arc", 0.25)));

    String json = JSON.writeValueAsString(result);

    assertThat(json).endsWith("\"updates\":9,\"metrics\":{\"arc\":0.25,\"top5\":0.9}}");
    assertThat(JSON.readValue(json, TrialResult.class)).isEqualTo(result);
  }

  @Test
  void whatWasNotMeasuredIsNotWritten() throws JsonProcessingException {
    TrialResult diverged = bare(TrialOutcome.DIVERGED, 17, 1.5, null);

    assertThat(JSON.writeValueAsString(diverged))
        .isEqualTo(
            "{\"hash\":\"0123456789abcdef\",\"outcome\":\"diverged\",\"updates\":17,\"trainSeconds\":1.5}");
  }

  @Test
  void aFailureWithoutFactsSurvivesTheWire() throws JsonProcessingException {
    PackResult failed =
        new PackResult(
            PackConfig.VERSION,
            null,
            List.of(),
            "dataset.uri: found nothing at /data/x; correct it");

    assertThat(JSON.readValue(JSON.writeValueAsString(failed), PackResult.class)).isEqualTo(failed);
  }

  /** Without losses, best value and target. */
  private static TrialResult bare(
      TrialOutcome outcome, long updates, Double seconds, SortedMap<String, Double> metrics) {
    return new TrialResult(
        "0123456789abcdef",
        outcome,
        updates,
        seconds,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        metrics);
  }
}
