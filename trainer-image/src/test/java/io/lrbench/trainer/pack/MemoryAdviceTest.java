package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.api.BuiltinModel;
import io.lrbench.api.ModelSpec;
import io.lrbench.api.TrainingSpec;
import io.lrbench.pack.PackConfig;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryAdviceTest {
  private static final String HALVE = "halve training.batchSize";
  private static final String CHECKPOINT = "write training.activationCheckpointing: true";

  @Test
  void namesWhatChangesNoResultBeforeWhatChangesOne() throws IOException {
    assertThat(advice(null, "{}")).containsSubsequence(CHECKPOINT, HALVE, "training.maxLength");
    assertThat(advice(null, "{\"activationCheckpointing\":true}"))
        .contains(HALVE)
        .doesNotContain(CHECKPOINT);
    assertThat(advice(BuiltinModel.MLP, "{}")).contains(HALVE).doesNotContain(CHECKPOINT);
  }

  private static String advice(BuiltinModel builtin, String training) throws IOException {
    PackConfig pack =
        new PackConfig(
            PackConfig.VERSION,
            new ModelSpec(builtin == null ? "file:m" : null, builtin, null),
            null,
            PackFixture.JSON.readValue(training, TrainingSpec.class),
            null,
            null,
            1,
            null,
            null,
            List.of());
    return MemoryAdvice.of(pack, new OutOfMemoryError("Java heap space")).orElseThrow();
  }
}
