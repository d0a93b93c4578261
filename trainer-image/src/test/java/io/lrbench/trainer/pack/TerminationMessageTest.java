package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.api.BuiltinModel;
import io.lrbench.api.ModelSpec;
import io.lrbench.api.ObjectiveSpec;
import io.lrbench.api.PolicySpec;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import io.lrbench.pack.PackMemory;
import io.lrbench.pack.PackResult;
import io.lrbench.pack.TrialConfig;
import io.lrbench.pack.TrialOutcome;
import io.lrbench.pack.TrialResult;
import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminationMessageTest {
  private static final PackFacts FACTS =
      new PackFacts(
          100_000,
          1_000,
          60_000,
          10_000,
          12L,
          "0123456789abcdef",
          "0123456789abcdef",
          new PackMemory(60_000_000_000L, 1_500_000_000L),
          Map.of("model.uri", "0".repeat(40), "dataset.uri", "1".repeat(40)),
          "cpu",
          "PyTorch 2.7.1");

  @ParameterizedTest
  @ValueSource(strings = {"x", "\u00e4", "\uD83D\uDE00", "\"", "\n", "\u0001", "\uD83D"})
  void neverIsLongerThanAContainerStatusHolds(String character) throws IOException {
    for (int length : new int[] {10, 500, 3_000, 5_000, 100_000}) {
      String error = "policy p: " + character.repeat(length);
      byte[] message = TerminationMessage.of(result(9, error));
      assertThat(message.length).isLessThanOrEqualTo(TerminationMessage.MOST_BYTES);
      PackResult read = new ObjectMapper().readValue(message, PackResult.class);
      assertThat(read.trials()).hasSize(9);
      assertThat(read.error()).startsWith("policy p: ");
      if (length == 100_000) {
        assertThat(read.error()).endsWith("…");
        assertThat(message.length).as("uses the room").isGreaterThan(4_096 - 16);
      }
    }
  }

  @Test
  void keepsAShortErrorWhole() {
    byte[] message = TerminationMessage.of(result(1, "a: expected b, found c; d"));
    assertThat(new String(message, StandardCharsets.UTF_8))
        .endsWith("\"error\":\"a: expected b, found c; d\"}");
  }

  @Test
  void hasRoomForTwelveTrialsOfEveryKind() {
    for (Double target : new Double[] {null, 0.9}) {
      for (BuiltinModel builtin : new BuiltinModel[] {null, BuiltinModel.MLP}) {
        assertThatCode(
                () -> TerminationMessage.requireRoom(config(12, builtin, target), FACTS, List.of()))
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void refusesMoreTrialsThanItHasRoomForBeforeTraining() {
    assertThatThrownBy(
            () -> TerminationMessage.requireRoom(config(20, null, 1.0), FACTS, List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("execution.trialsPerPod: expected no more trials than")
        .hasMessageContaining("found 20 trials");
  }

  @Test
  void countsTheMetricsThatWillBeMeasured() {
    List<String> names = List.of("arc-challenge", "boolq", "hellaswag", "mmlu", "openbookqa");
    assertThatCode(() -> TerminationMessage.requireRoom(config(5, null, 1.0), FACTS, names))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> TerminationMessage.requireRoom(config(12, null, 1.0), FACTS, names))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("found 12 trials");
  }

  @Test
  void countsTheRatesThatRangeTestsFind() throws IOException {
    TreeMap<String, Double> found = new TreeMap<>();
    for (String name : List.of("suggestedLr", "lowestLossLr", "divergedLr")) {
      found.put(name, 0.00012345678901234567);
    }
    PolicySpec sweep =
        new ObjectMapper()
            .readValue("{\"name\":\"p\",\"rangeTest\":{\"type\":\"linear\"}}", PolicySpec.class);
    for (int trials = 6; trials < 20; trials++) {
      List<TrialResult> results =
          IntStream.range(0, trials)
              .mapToObj(
                  i ->
                      new TrialResult(
                          String.format("%016x", i),
                          TrialOutcome.SUCCEEDED,
                          100_000,
                          1234567.891,
                          4.0425792,
                          null,
                          null,
                          null,
                          null,
                          null,
                          null,
                          found))
              .toList();
      int bytes =
          new ObjectMapper().writeValueAsBytes(new PackResult(1, FACTS, results, null)).length;
      PackConfig config = config(trials, null, null, sweep);
      if (bytes > TerminationMessage.MOST_BYTES) {
        assertThatThrownBy(() -> TerminationMessage.requireRoom(config, FACTS, List.of()))
            .as("%d trials", trials)
            .isInstanceOf(InputException.class);
      }
    }
  }

  private static PackConfig config(int trials, BuiltinModel builtin, Double target) {
    return config(trials, builtin, target, null);
  }

  private static PackConfig config(
      int trials, BuiltinModel builtin, Double target, PolicySpec policy) {
    String uri = builtin == null ? "file:m" : null;
    return new PackConfig(
        1,
        new ModelSpec(uri, builtin, null),
        null,
        null,
        null,
        new ObjectiveSpec(null, target),
        1,
        null,
        null,
        IntStream.range(0, trials)
            .mapToObj(i -> new TrialConfig(String.format("%016x", i), policy, i))
            .toList());
  }

  private static PackResult result(int trials, String error) {
    List<TrialResult> results =
        IntStream.range(0, trials)
            .mapToObj(
                i ->
                    new TrialResult(
                        String.format("%016x", i),
                        TrialOutcome.SUCCEEDED,
                        100_000,
                        12345.678,
                        4.0425792,
                        null,
                        4.1671348,
                        4.0425792,
                        100_000L,
                        null,
                        null,
                        null))
            .toList();
    return new PackResult(1, FACTS, results, error);
  }
}
