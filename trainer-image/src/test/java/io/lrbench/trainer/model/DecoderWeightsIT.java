package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.model.decoder.Decoder;
import io.lrbench.trainer.safetensors.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderWeightsIT {
  private static final int TENSORS = 2 + 2 * 9;

  @TempDir Path folder;

  /** Every norm of an untrained model is all ones. */
  @Test
  void copiesTensorsOfEqualValuesApart() throws IOException {
    Goldens.copy("architectures/llama", folder);
    fillWithOnes(folder.resolve("model.safetensors"));
    try (NativeTensors owner = new NativeTensors()) {
      DecoderWeights copies = load(owner).copy(owner);
      IdentityHashMap<Object, String> distinct = new IdentityHashMap<>();
      copies.tensors().forEach(tensor -> distinct.put(tensor, ""));
      assertThat(distinct).hasSize(TENSORS);
      assertThat(copies.trained()).hasSize(TENSORS);
    }
  }

  @Test
  void adamwLeavesNormWeightsAloneAndTheOthersDecayEverything() throws IOException {
    Goldens.copy("architectures/llama", folder);
    try (NativeTensors owner = new NativeTensors()) {
      List<TrainedTensor> trained = load(owner).trained();
      List<Double> adamw = GroupedRates.decays(settings(OptimizerSettings.Kind.ADAMW), trained);
      for (int i = 0; i < trained.size(); i++) {
        boolean norm = trained.get(i).name().contains("norm");
        assertThat(adamw.get(i)).as(trained.get(i).name()).isEqualTo(norm ? 0 : 0.5);
      }
      for (OptimizerSettings.Kind kind :
          List.of(OptimizerSettings.Kind.ADAM, OptimizerSettings.Kind.SGD)) {
        assertThat(GroupedRates.decays(settings(kind), trained)).containsOnly(0.5);
      }
    }
  }

  private DecoderWeights load(NativeTensors owner) {
    return DecoderWeights.load(
        Decoder.read(folder).layout(), Checkpoint.open(folder), owner, false);
  }

  private static OptimizerSettings settings(OptimizerSettings.Kind kind) {
    return new OptimizerSettings(kind, 0.9, 0.999, 1e-8, 0.5, 0, false);
  }

  private static void fillWithOnes(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int start = 8 + (int) bytes.getLong(0);
    assertThat(new String(bytes.array(), 8, 1, StandardCharsets.UTF_8)).isEqualTo("{");
    for (int at = start; at < bytes.capacity(); at += Float.BYTES) {
      bytes.putFloat(at, 1f);
    }
    Files.write(file, bytes.array());
  }
}
