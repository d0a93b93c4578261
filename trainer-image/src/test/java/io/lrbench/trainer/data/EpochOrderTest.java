package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochOrderTest {
  @Test
  void everyEpochVisitsEveryExampleOnceInAnOrderOfItsOwn() {
    int[] first = EpochOrder.of(7, 0, 50);
    int[] second = EpochOrder.of(7, 1, 50);
    assertThat(sorted(first)).isEqualTo(IntStream.range(0, 50).toArray());
    assertThat(sorted(second)).isEqualTo(IntStream.range(0, 50).toArray());
    assertThat(first).isNotEqualTo(second);
    assertThat(first).isEqualTo(EpochOrder.of(7, 0, 50)).isNotEqualTo(EpochOrder.of(8, 0, 50));
  }

  private static int[] sorted(int[] order) {
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
