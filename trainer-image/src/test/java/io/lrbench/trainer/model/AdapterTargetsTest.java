package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.decoder.Decoder;
import io.lrbench.trainer.model.decoder.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of linear layers, as PEFT reads them. */
class AdapterTargetsTest {
  @TempDir Path folder;
  private Layout gpt2;

  @BeforeEach
  void readLayout() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "gpt2", "n_embd": 8, "n_head": 2, "n_layer": 2, "vocab_size": 9}""");
    gpt2 = Decoder.read(folder).layout();
  }

  @Test
  void aNameIsALayersOwnOrItsEnd() {
    assertThat(paths("c_proj"))
        .containsExactly(
            "transformer.h.0.attn.c_proj",
            "transformer.h.0.mlp.c_proj",
            "transformer.h.1.attn.c_proj",
            "transformer.h.1.mlp.c_proj");
    assertThat(paths("mlp.c_proj"))
        .containsExactly("transformer.h.0.mlp.c_proj", "transformer.h.1.mlp.c_proj");
  }

  @Test
  void allLinearIsEveryLayerButTheHead() {
    assertThat(paths("all-linear")).hasSize(8).doesNotContain("lm_head");
    assertThat(paths("all-linear", "lm_head")).hasSize(9).endsWith("lm_head");
  }

  /** Whatever way the weight is stored. */
  @Test
  void rowsAreOutputsAndColumnsInputs() {
    assertThat(AdapterTargets.of(gpt2, List.of("c_fc")).slots(gpt2))
        .first()
        .isEqualTo(new AdapterTargets.Slot("transformer.h.0.mlp.c_fc", 32, 8));
  }

  @Test
  void namesOfOtherFamiliesAreRefusedWithThisFamilysAndTheUsualOnes() {
    assertThatThrownBy(() -> paths("q_proj", "v_proj"))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "training.lora.targets: expected names among [c_attn, c_proj, c_fc, lm_head,"
                + " all-linear], found q_proj; write names of linear layers of this architecture,"
                + " such as [c_attn]");
    assertThatThrownBy(() -> paths("proj")).hasMessageContaining("found proj");
    assertThatThrownBy(() -> paths()).hasMessageContaining("found an empty list");
  }

  private List<String> paths(String... names) {
    return AdapterTargets.of(gpt2, List.of(names)).slots(gpt2).stream()
        .map(AdapterTargets.Slot::path)
        .toList();
  }
}
