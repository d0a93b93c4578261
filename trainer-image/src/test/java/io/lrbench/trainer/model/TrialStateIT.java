package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.safetensors.SafetensorsFile;
import io.lrbench.trainer.safetensors.SafetensorsWriter;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A trial goes on from its state as if nothing had happened. */
class TrialStateIT {
  /** An update that counts itself in an int64 and adds up thirds in a float64. */
  private static final String BODY =
      """
        def parts(self: __torch__.M, x: Tensor, labels: Tensor, key: int, n: int) -> Tuple[Tensor, List[Tensor], List[Tensor]]:
          self.buffers[0].add_(self.buffers[0] * 0.1 + 1.0 / 3.0)
          self.buffers[1].add_(1)
          loss = torch.mul(self.p[0], self.p[0]).sum() + self.buffers[0].item() * self.buffers[1].item()
          return (loss.detach(), [loss], [torch.ones_like(loss)])
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"ADAMW, true", "ADAM, false", "SGD, true"})
  void goesOnBitForBit(OptimizerSettings.Kind kind, boolean adapters) throws IOException {
    OptimizerSettings optimizer = new OptimizerSettings(kind, 0.9, 0.999, 1e-8, 0.1, 0.9, false);
    Optional<LoraSettings> lora =
        adapters
            ? Optional.of(new LoraSettings(4, 8, 0.3, List.of("q_proj", "v_proj")))
            : Optional.empty();
    TrialOptions options = new TrialOptions(3, optimizer, lora, 1);
    Path file = folder.resolve("state.safetensors");
    try (DecoderBase base = DecoderBase.open(Goldens.path("architectures/llama"));
        TrainableModel whole = base.newTrial(options);
        TrainableModel second = base.newTrial(options)) {
      train(whole, 0, 4);
      SafetensorsWriter.write(file, whole.state());
      train(second, 0, 1);
      second.restore(List.copyOf(SafetensorsFile.read(file).values()));
      assertThat(second.state()).isEqualTo(whole.state());
      assertThat(train(second, 4, 9)).isEqualTo(train(whole, 4, 9));
      assertThat(second.state()).isEqualTo(whole.state());
    }
  }

  /** Gradients are as large as what is trained. */
  @ParameterizedTest
  @CsvSource({"ADAMW, true", "ADAM, false", "SGD, true"})
  void holdsTheMemoryThatPlannersAreTold(OptimizerSettings.Kind kind, boolean adapters)
      throws IOException {
    OptimizerSettings optimizer = new OptimizerSettings(kind, 0.9, 0.999, 1e-8, 0.1, 0.9, false);
    Optional<LoraSettings> lora =
        adapters
            ? Optional.of(new LoraSettings(4, 8, 0.3, List.of("q_proj", "v_proj")))
            : Optional.empty();
    TrialOptions options = new TrialOptions(3, optimizer, lora, 1);
    Path model = Goldens.path("architectures/llama");
    try (DecoderBase base = DecoderBase.open(model);
        TrainableModel trial = base.newTrial(options)) {
      LeastMemory memory = DecoderBase.inspect(model, options).memory();

      assertThat(memory.shared())
          .isEqualTo(base.tensors().stream().mapToLong(t -> t.size() * Float.BYTES).sum());
      assertThat(memory.trial()).isEqualTo(bytes(trial.state()) + bytes(trial.weights()));
    }
  }

  private static long bytes(List<StoredTensor> tensors) {
    return tensors.stream()
        .filter(tensor -> tensor.type().equals("F32"))
        .mapToLong(tensor -> tensor.bytes().remaining())
        .sum();
  }

  @Test
  void holdsWhatElseAnUpdateChanges() {
    List<Double> losses = new ArrayList<>();
    List<StoredTensor> kept;
    try (ScriptedTrial trial = counting()) {
      step(trial);
      kept = trial.state();
      losses.add(step(trial));
      losses.add(step(trial));
    }
    assertThat(kept)
        .extracting(StoredTensor::name, StoredTensor::type)
        .containsExactly(
            tuple("updates", "I64"),
            tuple("p.x", "F32"),
            tuple("m.x", "F32"),
            tuple("v.x", "F32"),
            tuple("buffers.thirds", "F64"),
            tuple("buffers.count", "I64"));
    assertThat(kept.get(4).bytes().getDouble(0)).isEqualTo(1.0 / 3.0);
    assertThat(kept.get(5).bytes().getLong(0)).isEqualTo(9_007_199_254_740_994L);
    try (ScriptedTrial trial = counting()) {
      trial.restore(kept);
      assertThat(List.of(step(trial), step(trial))).isEqualTo(losses);
    }
  }

  @Test
  void refusesAnotherModelsStateAndKeepsItsOwn() {
    TrialOptions options =
        new TrialOptions(
            3,
            new OptimizerSettings(OptimizerSettings.Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0, false),
            Optional.empty(),
            1);
    try (DecoderBase base = DecoderBase.open(Goldens.path("architectures/llama"));
        TrainableModel model = base.newTrial(options);
        ScriptedTrial other = counting()) {
      List<StoredTensor> before = other.state();
      assertThatThrownBy(() -> other.restore(model.state()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected null, found F32");
      assertThatThrownBy(() -> other.restore(before.subList(0, 4)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("state buffers.thirds: expected F64 [], found nothing");
      assertThat(other.state()).isEqualTo(before);
    }
  }

  private static ScriptedTrial counting() {
    NativeTensors own = new NativeTensors();
    PtNDArray x = own.of(FloatBuffer.wrap(new float[] {1, -2, 3}), 3);
    ByteBuffer large =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .putLong(0, 9_007_199_254_740_993L);
    Map<String, PtNDArray> buffers = new LinkedHashMap<>();
    buffers.put("thirds", own.scalar(0));
    buffers.put("count", own.of(large, DataType.INT64));
    return new ScriptedTrial(
        BODY + ScriptText.of("gradients_whole", Map.of()),
        List.of(),
        List.of(new TrainedTensor("x", x, true)),
        List.of(new StateList("buffers", buffers)),
        own,
        new TrialOptions(
            1,
            new OptimizerSettings(OptimizerSettings.Kind.ADAM, 0.9, 0.99, 1e-8, 0, 0, false),
            Optional.empty(),
            0),
        1);
  }

  private static double step(TrainableModel trial) {
    return trial
        .step(
            List.of(new ImageBatch(new float[1], new ImageShape(1, 1, 1), new long[1])),
            new StepRates(0.1, OptionalDouble.empty()))
        .loss();
  }

  private static List<Double> train(TrainableModel model, int from, int to) {
    List<Double> losses = new ArrayList<>();
    for (int t = from; t < to; t++) {
      long start = t;
      long[] ids = LongStream.range(0, 24).map(i -> 1 + (start * 7 + i * i) % 90).toArray();
      TokenBatch batch = new TokenBatch(ids, ids, 2, 12);
      losses.add(model.step(List.of(batch), new StepRates(0.05, OptionalDouble.empty())).loss());
    }
    return losses;
  }
}
