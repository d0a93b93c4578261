package io.lrbench.trainer.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.trainer.pretrain.BytePairs.Pair;
import org.junit.jupiter.api.Test;

class BytePairsTest {
  @Test
  void theMostFrequentPairMergesFirstAndTiesGoByAlphabet() {
    // Pieces: "low" once, " low" twice, " lot" once; Ġ spells the blank.
    // lo 4 times; then (lo, w) and (Ġ, lo) 3 times each, and "lo" comes before "Ġ" in Unicode.
    assertThat(BytePairs.learn("low low low lot", 3))
        .containsExactly(new Pair("l", "o"), new Pair("lo", "w"), new Pair("Ġ", "low"));
  }

  @Test
  void everyByteHasAVisibleCharacterOfItsOwn() {
    assertThat(ByteAlphabet.all()).hasSize(256).doesNotHaveDuplicates();
    assertThat(ByteAlphabet.spell("a é\n")).isEqualTo("aĠÃ©Ċ");
  }
}
