package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldoutTest {
  @ParameterizedTest
  @CsvSource({"10, 0.1, 1", "3, 0.1, 1", "15, 0.1, 2", "14, 0.1, 1", "10, 0.25, 3", "2, 0.5, 1"})
  void holdsOutTheRoundedShareButAtLeastOne(int examples, double share, int expected) {
    List<Integer> all = IntStream.range(0, examples).boxed().toList();
    Holdout<Integer> stream = Holdout.ofStream("data", all, share);
    assertThat(stream.heldOut()).isEqualTo(all.subList(examples - expected, examples));
    assertThat(stream.train()).isEqualTo(all.subList(0, examples - expected));
    assertThat(Holdout.ofSample("data", all, share).heldOut()).hasSize(expected);
  }

  @Test
  void aSampleIsSpreadInOrderDisjointAndAlwaysTheSame() {
    List<Integer> all = IntStream.range(0, 100).boxed().toList();
    Holdout<Integer> sample = Holdout.ofSample("data", all, 0.2);
    assertThat(sample).isEqualTo(Holdout.ofSample("data", all, 0.2));
    assertThat(sample.heldOut()).isSorted().isNotEqualTo(all.subList(80, 100));
    assertThat(sample.train()).isSorted();
    List<Integer> together = new ArrayList<>(sample.train());
    together.addAll(sample.heldOut());
    Collections.sort(together);
    assertThat(together).isEqualTo(all);
  }

  @Test
  void refusesToHoldEverythingOut() {
    assertThatThrownBy(() -> Holdout.ofStream("file.txt", List.of(1), 0.1))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "file.txt: expected more examples than the 1 held out, found 1 examples; use more data or"
                + " a smaller dataset.holdout");
  }
}
