package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.api.PolicySpec;
import io.lrbench.trainer.model.OptimizerSettings.Kind;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.LearningRateFree;
import io.lrbench.vocabulary.Policies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trials with optimizers that find their own step size: what is evaluated, kept and taken up. */
class LearningRateFreeTrialIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'prodigy', 'safeguardWarmup': true}",
        "{'type': 'dAdaptAdam', 'useBiasCorrection': true}",
        "{'type': 'dAdaptSgd'}",
        "{'type': 'scheduleFreeAdamw', 'lr': 0.01, 'warmupSteps': 3}",
        "{'type': 'scheduleFreeSgd', 'lr': 0.1, 'r': 1}",
        "{'type': 'hypergradientAdam', 'hypergradLr': 1e-5}",
        "{'type': 'hypergradientSgd', 'lr': 0.01}"
      })
  void goesOnBitForBit(String block) throws IOException {
    TrialOptions options = options(block);
    try (DecoderBase base = DecoderBase.open(Goldens.path("architectures/llama"));
        TrainableModel undisturbed = base.newTrial(options);
        TrainableModel stopped = base.newTrial(options);
        TrainableModel resumed = base.newTrial(options)) {
      List<StepOutcome> whole = train(undisturbed, 0, 8);
      train(stopped, 0, 4);
      stopped.evaluate(batch(99));
      train(resumed, 0, 1);
      resumed.evaluate(batch(99));
      resumed.restore(stopped.state());
      assertThat(train(resumed, 4, 8)).isEqualTo(whole.subList(4, 8));
      assertThat(train(stopped, 4, 8))
          .as("an evaluation changes nothing")
          .isEqualTo(whole.subList(4, 8));
      assertThat(resumed.state()).isEqualTo(undisturbed.state());
      assertThat(resumed.weights()).isEqualTo(undisturbed.weights());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type': 'scheduleFreeAdamw', 'lr': 0.1}",
        "{'type': 'scheduleFreeSgd', 'lr': 1}"
      })
  void evaluatesAndKeepsTheAverageAndTrainsBesideIt(String block) throws IOException {
    TrialOptions options = options(block);
    try (DecoderBase base = DecoderBase.open(Goldens.path("architectures/llama"));
        TrainableModel trial = base.newTrial(options)) {
      EvaluationSums untrained = trial.evaluate(batch(99));
      train(trial, 0, 5);
      Map<String, FloatValues> steps = values(trial.state(), "p.");
      Map<String, FloatValues> points = values(trial.state(), "z.");
      EvaluationSums trained = trial.evaluate(batch(99));
      assertThat(trained.loss()).isNotEqualTo(untrained.loss());
      trial
          .weights()
          .forEach(
              tensor -> {
                double[] y = steps.get(tensor.name()).values();
                double[] z = points.get(tensor.name()).values();
                for (int i = 0; i < y.length; i++) {
                  double x = y[i] + (1 - 1 / 0.9) * (z[i] - y[i]);
                  assertThat((double) tensor.floats().get(i)).isCloseTo(x, within(1e-6));
                }
              });
      assertThat(values(trial.state(), "p.")).isEqualTo(steps);
    }
  }

  private record FloatValues(List<Double> list) {
    double[] values() {
      return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  private static Map<String, FloatValues> values(List<StoredTensor> state, String prefix) {
    Map<String, FloatValues> values = new HashMap<>();
    state.stream()
        .filter(tensor -> tensor.name().startsWith(prefix))
        .forEach(
            tensor -> {
              List<Double> list = new ArrayList<>();
              for (int i = 0; i < tensor.floats().remaining(); i++) {
                list.add((double) tensor.floats().get(i));
              }
              values.put(tensor.name().substring(prefix.length()), new FloatValues(list));
            });
    return values;
  }

  private static TrialOptions options(String block) throws IOException {
    String json = ("{'name': 'p', 'learningRateFree': " + block + "}").replace('\'', '"');
    PolicySpec policy = JSON.readValue(json, PolicySpec.class);
    LearningRateFree free = Policies.optimizer(policy, new Horizon(8, 8)).orElseThrow();
    OptimizerSettings settings =
        new OptimizerSettings(
            Kind.valueOf(free.type().name()),
            0.9,
            0.999,
            1e-8,
            0.1,
            0.9,
            false,
            free.arguments(),
            List.of());
    LoraSettings lora = new LoraSettings(4, 8, 0.3, List.of("q_proj"));
    return new TrialOptions(3, settings, Optional.of(lora), 1);
  }

  private static TokenBatch batch(long start) {
    long[] ids = LongStream.range(0, 24).map(i -> 1 + (start * 7 + i * i) % 90).toArray();
    return new TokenBatch(ids, ids, 2, 12);
  }

  private static List<StepOutcome> train(TrainableModel model, int from, int to) {
    List<StepOutcome> outcomes = new ArrayList<>();
    for (int t = from; t < to; t++) {
      outcomes.add(model.step(List.of(batch(t)), new StepRates(0.05, OptionalDouble.empty())));
    }
    return outcomes;
  }
}
