package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.engine.ScriptModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Products in bfloat16 beside float32's, and activations computed twice beside kept ones. */
@Tag("golden")
class ArithmeticIT {
  private static final double LOSS = 2e-2;
  private static final double NORM = 5e-2;
  private static final Arithmetic HALVES = new Arithmetic(true, false);
  private static final String SIZE =
      """
        def size(self: __torch__.M, tensors: List[Tensor]) -> Tensor:
          size = 0
          for x in tensors:
            size = size + x.numel() * x.element_size()
          return torch.full([1], size, dtype=6, layout=None, device=None, pin_memory=None)
      """;

  @ParameterizedTest
  @CsvSource({
    "llama, true", "llama, false", "llama-gqa, true", "gemma2, true", "gemma3, true",
    "gpt2, true", "gpt2, false", "gpt_neox, true", "olmo2, true", "phi3, true",
    "qwen2, true", "qwen3, true", "qwen3, false"
  })
  void lossesAndGradientsAreNearThoseOfFloat32(String name, boolean adapters) throws IOException {
    ArchitectureGolden golden = golden(name);
    TokenBatch batch = batch(golden);
    TrialOptions whole = sgd(adapters ? Optional.of(golden.lora()) : Optional.empty());
    double loss = 0;
    double norm = 0;
    try (DecoderBase base = DecoderBase.open(golden.folder());
        DecoderBase halves = DecoderBase.open(golden.folder(), whole.with(HALVES));
        ScriptedTrial expected = base.trial(whole, golden.adapters());
        ScriptedTrial found = halves.trial(whole.with(HALVES), golden.adapters())) {
      loss = relative(found.evaluate(batch).loss(), expected.evaluate(batch).loss());
      loss = Math.max(loss, relative(step(found, batch), step(expected, batch)));
      Map<String, Double> norms = ArchitectureGolden.gradientNorms(found);
      for (var entry : ArchitectureGolden.gradientNorms(expected).entrySet()) {
        norm = Math.max(norm, relative(norms.get(entry.getKey()), entry.getValue()));
      }
      assertThat(found.call("logits", batch)).isNotEqualTo(expected.call("logits", batch));
    }
    String row = name + (adapters ? " bf16 lora" : " bf16 full");
    GoldenTable.of("architectures").row(row, "loss", loss, LOSS);
    GoldenTable.of("architectures").row(row, "gradient norm", norm, NORM);
    assertThat(loss).isLessThan(LOSS).isPositive();
    assertThat(norm).isLessThan(NORM);
  }

  @ParameterizedTest
  @CsvSource({"llama, true", "llama, false", "gpt2, true"})
  void trainingInBfloat16LowersTheLoss(String name, boolean adapters) throws IOException {
    ArchitectureGolden golden = golden(name);
    TokenBatch batch = batch(golden);
    Optional<LoraSettings> lora = adapters ? Optional.of(golden.lora()) : Optional.empty();
    TrialOptions options = adamw(lora).with(HALVES);
    try (DecoderBase base = DecoderBase.open(golden.folder(), options);
        TrainableModel trial = base.newTrial(options)) {
      double before = trial.evaluate(batch).loss();
      for (int i = 0; i < 20; i++) {
        step(trial, batch);
      }
      assertThat(trial.evaluate(batch).loss()).isLessThan(0.8 * before);
    }
  }

  /** Vectors stay whole. */
  @ParameterizedTest
  @ValueSource(strings = {"llama", "gpt2"})
  void theFrozenBaseTakesHalfTheMemory(String name) throws IOException {
    ArchitectureGolden golden = golden(name);
    TrialOptions lora = adamw(Optional.of(golden.lora())).with(HALVES);
    TrialOptions full = adamw(Optional.empty()).with(HALVES);
    try (DecoderBase base = DecoderBase.open(golden.folder());
        DecoderBase masters = DecoderBase.open(golden.folder(), full);
        DecoderBase halves = DecoderBase.open(golden.folder(), lora)) {
      float whole = bytes(base.tensors());
      assertThat(bytes(masters.tensors())).isEqualTo(whole);
      assertThat(bytes(halves.tensors())).isBetween(0.5f * whole, 0.53f * whole);
      assertThat(halves.hash()).isEqualTo(base.hash());
      assertThatThrownBy(() -> halves.newTrial(full)).isInstanceOf(IllegalStateException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "llama, true, false", "llama, false, false", "llama, true, true", "llama-gqa, false, false",
    "gemma2, true, false", "gemma2, false, false", "gpt2, false, true", "gpt2, true, false",
    "qwen3, true, false", "phi3, false, false", "gpt_neox, false, false"
  })
  void activationsComputedAgainAreTheSameBits(String name, boolean adapters, boolean bfloat16)
      throws IOException {
    ArchitectureGolden golden = golden(name);
    LoraSettings lora = golden.lora();
    LoraSettings dropping = new LoraSettings(lora.rank(), lora.alpha(), 0.2, lora.targets());
    TrialOptions options = adamw(adapters ? Optional.of(dropping) : Optional.empty());
    assertSameBits(golden, options, bfloat16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm_head", "v_proj"})
  void layersWithoutAdaptersHaveNoGradient(String target) throws IOException {
    LoraSettings lora = new LoraSettings(2, 4, 0, List.of(target));
    assertSameBits(golden("llama"), adamw(Optional.of(lora)), false);
  }

  private static void assertSameBits(
      ArchitectureGolden golden, TrialOptions options, boolean bfloat16) throws IOException {
    TrialOptions kept = options.with(new Arithmetic(bfloat16, false));
    TrialOptions again = options.with(new Arithmetic(bfloat16, true));
    TokenBatch batch = batch(golden);
    try (DecoderBase base = DecoderBase.open(golden.folder(), kept);
        TrainableModel expected = base.newTrial(kept);
        TrainableModel found = base.newTrial(again)) {
      List<StepOutcome> outcomes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        StepRates rates = new StepRates(0.01, OptionalDouble.empty());
        outcomes.add(expected.step(List.of(batch, batch), rates));
        assertThat(found.step(List.of(batch, batch), rates)).isEqualTo(outcomes.get(i));
        assertThat(found.evaluate(batch)).isEqualTo(expected.evaluate(batch));
      }
      assertThat(outcomes.get(2)).isNotEqualTo(outcomes.get(0));
      assertThat(found.state()).isEqualTo(expected.state());
    }
  }

  private static ArchitectureGolden golden(String name) throws IOException {
    Path folder =
        name.startsWith("llama")
            ? Goldens.path("architectures/" + name)
            : SharedData.path("goldens/architectures/" + name);
    return ArchitectureGolden.of(folder, "config.json");
  }

  private static TokenBatch batch(ArchitectureGolden golden) throws IOException {
    return ArchitectureGolden.batch(golden.json().at("/cases/padded"));
  }

  private static float bytes(List<PtNDArray> tensors) {
    try (ScriptModule script = ScriptModule.compile(List.of(), SIZE)) {
      return script.floats("size", ScriptModule.list(tensors))[0];
    }
  }

  private static double relative(double found, double expected) {
    return Math.abs(found - expected) / Math.abs(expected);
  }

  private static double step(TrainableModel trial, TokenBatch batch) {
    return trial.step(List.of(batch), new StepRates(0.01, OptionalDouble.empty())).loss();
  }

  private static TrialOptions sgd(Optional<LoraSettings> lora) {
    OptimizerSettings sgd = new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0, 0, 0, false);
    return new TrialOptions(0, sgd, lora, 0);
  }

  private static TrialOptions adamw(Optional<LoraSettings> lora) {
    OptimizerSettings adamw =
        new OptimizerSettings(OptimizerSettings.Kind.ADAMW, 0.9, 0.999, 1e-8, 0, 0, false);
    return new TrialOptions(1, adamw, lora, 1);
  }
}
