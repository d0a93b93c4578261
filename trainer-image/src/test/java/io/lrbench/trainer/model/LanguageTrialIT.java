package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.lrbench.trainer.InputException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that every trial of a language model obeys. */
class LanguageTrialIT {
  private static final List<String> QUERY_AND_VALUE = List.of("q_proj", "v_proj");

  @Test
  void accumulatedMicroBatchesEqualOneBatch() {
    TokenBatch whole = batch(new int[] {9, 4, 12, 3}, 12);
    List<TokenBatch> parts = List.of(batch(new int[] {9, 4}, 12), batch(new int[] {12, 3}, 12, 2));
    List<Double> once = losses(sgd(0), Optional.empty(), List.of(whole), 3);
    List<Double> accumulated = losses(sgd(0), Optional.empty(), parts, 3);
    for (int i = 0; i < once.size(); i++) {
      assertThat(accumulated.get(i)).isCloseTo(once.get(i), withinPercentage(1e-4));
    }
  }

  /** Longer than one block of the attention with narrow heads. */
  @Test
  void paddingChangesNoLoss() {
    try (DecoderBase base = base("llama-gqa");
        TrainableModel trial = base.newTrial(new TrialOptions(1, sgd(0), Optional.empty(), 0))) {
      double loss = trial.evaluate(batch(new int[] {90, 9}, 90)).loss();
      double padded = trial.evaluate(batch(new int[] {90, 9}, 128)).loss();
      assertThat(padded).isCloseTo(loss, withinPercentage(1e-4));
    }
  }

  @Test
  void trialsOfAllSeedsStartAlike() {
    LoraSettings lora = new LoraSettings(4, 8, 0.1, List.of("q_proj", "down_proj"));
    TokenBatch batch = batch(new int[] {40, 9}, 40);
    try (DecoderBase base = base("llama-gqa");
        TrainableModel one = base.newTrial(new TrialOptions(1, sgd(0), Optional.of(lora), 0));
        TrainableModel two = base.newTrial(new TrialOptions(2, sgd(0), Optional.of(lora), 0))) {
      assertThat(base.startsAlike()).isTrue();
      assertThat(one.evaluate(batch)).isEqualTo(two.evaluate(batch));
      assertThat(one.weightsHash()).isNotEqualTo(two.weightsHash());
    }
  }

  @Test
  void lossIsTheMeanOverLabelsNotOverMicroBatches() {
    TokenBatch few = batch(new int[] {3}, 12);
    TokenBatch many = batch(new int[] {12}, 12, 1);
    try (DecoderBase base = base("llama");
        TrainableModel trial = base.newTrial(new TrialOptions(1, sgd(0), Optional.empty(), 0))) {
      EvaluationSums a = trial.evaluate(few);
      EvaluationSums b = trial.evaluate(many);
      assertThat(a.count()).isEqualTo(2);
      assertThat(b.count()).isEqualTo(11);
      double loss = trial.step(List.of(few, many), rates(0)).loss();
      assertThat(loss).isCloseTo((a.loss() + b.loss()) / 13, withinPercentage(1e-4));
    }
  }

  @Test
  void clippingScalesAllGradientsByTheirCommonNorm() {
    TokenBatch batch = batch(new int[] {12, 9}, 12);
    double limit = 0.01;
    double rate = 20;
    try (DecoderBase base = base("llama");
        TrainableModel clipped =
            base.newTrial(new TrialOptions(1, sgd(0), Optional.empty(), limit));
        TrainableModel free = base.newTrial(new TrialOptions(1, sgd(0), Optional.empty(), 0))) {
      double norm = clipped.step(List.of(batch), rates(rate)).gradNorm();
      free.step(List.of(batch), rates(rate * limit / (norm + 1e-6)));
      assertThat(norm).isGreaterThan(100 * limit);
      assertThat(clipped.evaluate(batch).loss())
          .isCloseTo(free.evaluate(batch).loss(), withinPercentage(1e-4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama-gqa"})
  void adaptersStartAtTheBaseAndThenLearn(String name) {
    TokenBatch batch = batch(new int[] {12, 9}, 12);
    LoraSettings everywhere =
        new LoraSettings(
            4,
            8,
            0,
            List.of(
                "q_proj",
                "k_proj",
                "v_proj",
                "o_proj",
                "gate_proj",
                "up_proj",
                "down_proj",
                "lm_head"));
    try (DecoderBase base = base(name);
        TrainableModel full = base.newTrial(new TrialOptions(1, adamw(0), Optional.empty(), 0));
        TrainableModel lora =
            base.newTrial(new TrialOptions(1, adamw(0), Optional.of(everywhere), 0))) {
      double before = full.evaluate(batch).loss();
      assertThat(lora.evaluate(batch).loss()).isCloseTo(before, withinPercentage(1e-4));
      for (int i = 0; i < 10; i++) {
        lora.step(List.of(batch), rates(0.01));
      }
      assertThat(lora.evaluate(batch).loss()).isLessThan(0.8 * before);
      assertThat(full.evaluate(batch).loss()).as("the base stays frozen").isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"llama", "llama-gqa"})
  void anAdapterOnTheHeadAloneLearnsToo(String name) {
    TokenBatch batch = batch(new int[] {12, 9}, 12);
    LoraSettings head = new LoraSettings(4, 8, 0, List.of("lm_head"));
    List<Double> losses = new ArrayList<>();
    try (DecoderBase base = base(name);
        TrainableModel lora = base.newTrial(new TrialOptions(1, adamw(0), Optional.of(head), 0))) {
      for (int i = 0; i < 8; i++) {
        losses.add(lora.step(List.of(batch), rates(0.02)).loss());
      }
    }
    assertThat(losses.get(7)).isLessThan(0.9 * losses.get(0));
  }

  @Test
  void dropoutFollowsTheSeedAndSparesEvaluation() {
    LoraSettings dropping = new LoraSettings(4, 8, 0.5, QUERY_AND_VALUE);
    LoraSettings keeping = new LoraSettings(4, 8, 0, QUERY_AND_VALUE);
    List<TokenBatch> batches = List.of(batch(new int[] {12, 9}, 12));
    List<Double> once = losses(adamw(0), Optional.of(dropping), batches, 5);
    assertThat(losses(adamw(0), Optional.of(dropping), batches, 5)).isEqualTo(once);
    assertThat(losses(adamw(0), Optional.of(keeping), batches, 5)).isNotEqualTo(once);
    try (DecoderBase base = base("llama");
        TrainableModel trial =
            base.newTrial(new TrialOptions(1, adamw(0), Optional.of(dropping), 0))) {
      trial.step(batches, rates(0.05));
      double first = trial.evaluate(batches.get(0)).loss();
      assertThat(trial.evaluate(batches.get(0)).loss()).isEqualTo(first);
    }
  }

  @Test
  void refusesAnUnknownTargetWithTheKnownOnes() {
    LoraSettings wrong = new LoraSettings(4, 8, 0, List.of("q_proj", "c_attn"));
    assertThatThrownBy(
            () ->
                DecoderBase.inspect(
                    Goldens.path("architectures/llama"),
                    new TrialOptions(1, adamw(0), Optional.of(wrong), 0)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "training.lora.targets: expected names among [q_proj, k_proj, v_proj, o_proj, gate_proj,"
                + " up_proj, down_proj, lm_head, all-linear], found c_attn; write names of linear"
                + " layers of this architecture, such as [q_proj, v_proj]");
  }

  @Test
  void initialValuesFillTheKaimingBounds() {
    double bound = 1 / Math.sqrt(64);
    FloatBuffer drawn = Randomness.uniform(5, "layer", 20_000, bound);
    double sum = 0;
    double square = 0;
    double largest = 0;
    for (int i = 0; i < drawn.limit(); i++) {
      sum += drawn.get(i);
      square += drawn.get(i) * drawn.get(i);
      largest = Math.max(largest, Math.abs(drawn.get(i)));
    }
    assertThat(largest).isLessThanOrEqualTo((float) bound).isGreaterThan(0.999 * bound);
    assertThat(sum / drawn.limit()).isCloseTo(0, within(0.003));
    assertThat(Math.sqrt(square / drawn.limit())).isCloseTo(bound / Math.sqrt(3), within(0.001));
    assertThat(Randomness.uniform(5, "other", 9, bound)).isNotEqualTo(drawn.slice(0, 9));
  }

  private static List<Double> losses(
      OptimizerSettings optimizer,
      Optional<LoraSettings> lora,
      List<TokenBatch> batches,
      int updates) {
    List<Double> losses = new ArrayList<>();
    try (DecoderBase base = base("llama");
        TrainableModel trial = base.newTrial(new TrialOptions(1, optimizer, lora, 1))) {
      for (int i = 0; i < updates; i++) {
        losses.add(trial.step(batches, rates(0.05)).loss());
      }
    }
    return losses;
  }

  private static DecoderBase base(String name) {
    return DecoderBase.open(Goldens.path("architectures/" + name));
  }

  private static StepRates rates(double rate) {
    return new StepRates(rate, OptionalDouble.empty());
  }

  private static OptimizerSettings sgd(double decay) {
    return new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0, decay, 0, false);
  }

  private static OptimizerSettings adamw(double decay) {
    return new OptimizerSettings(OptimizerSettings.Kind.ADAMW, 0.9, 0.999, 1e-8, decay, 0, false);
  }

  private static TokenBatch batch(int[] lengths, int width) {
    return batch(lengths, width, 0);
  }

  /** Rows of useful tokens, padded on the right; the first row is row {@code from} of a table. */
  private static TokenBatch batch(int[] lengths, int width, int from) {
    long[] ids = new long[lengths.length * width];
    long[] labels = new long[ids.length];
    Arrays.fill(ids, TokenBatch.PADDING);
    Arrays.fill(labels, TokenBatch.IGNORED);
    IntStream.range(0, lengths.length)
        .forEach(
            row -> {
              for (int i = 0; i < lengths[row]; i++) {
                long id = 1 + (31L * (row + from) + 7L * i + (long) i * i) % 90;
                ids[row * width + i] = id;
                labels[row * width + i] = id;
              }
            });
    return new TokenBatch(ids, labels, lengths.length, width);
  }
}
