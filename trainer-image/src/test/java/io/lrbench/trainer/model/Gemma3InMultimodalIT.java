package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.safetensors.SafetensorsFile;
import io.lrbench.trainer.safetensors.SafetensorsWriter;
import io.lrbench.trainer.safetensors.StoredTensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gemma 3 as checkpoints nest it beside a network for images. */
class Gemma3InMultimodalIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"language_model.model.", "model.language_model."})
  void theLanguageModelIsTakenOut(String prefix) throws IOException {
    Path text = SharedData.path("goldens/architectures/gemma3");
    write(text, prefix);
    JsonNode full = ArchitectureGolden.of(text, "config.json").json().at("/cases/full");
    OptimizerSettings sgd = new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0, 0, 0, false);
    try (DecoderBase base = DecoderBase.open(folder);
        ScriptedTrial trial = base.trial(new TrialOptions(0, sgd, Optional.empty(), 0), Map.of())) {
      EvaluationSums sums = trial.evaluate(ArchitectureGolden.batch(full));
      assertThat(sums.loss() / sums.count()).isCloseTo(full.get("loss").asDouble(), within(1e-5));
    }
  }

  private void write(Path text, String prefix) throws IOException {
    ObjectNode config = JSON.createObjectNode().put("model_type", "gemma3");
    config.set("text_config", JSON.readTree(text.resolve("config.hub.json").toFile()));
    config.putObject("vision_config").put("hidden_size", 4);
    Files.writeString(folder.resolve("config.json"), config.toString());
    List<StoredTensor> tensors = new ArrayList<>();
    SafetensorsFile.read(text.resolve("model.safetensors"))
        .forEach((name, tensor) -> tensors.add(renamed(name, prefix, tensor)));
    tensors.add(StoredTensor.of("vision_tower.x", FloatBuffer.allocate(1), 1));
    SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors);
  }

  private static StoredTensor renamed(String name, String prefix, StoredTensor tensor) {
    long[] shape = tensor.shape().stream().mapToLong(Long::longValue).toArray();
    return StoredTensor.of(name.replaceFirst("model\\.", prefix), tensor.floats(), shape);
  }
}
