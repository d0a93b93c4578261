package io.lrbench.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.trainer.task.Tasks;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private final WrittenModel one = new WrittenModel(1).heldOut(0, 3);
  private final WrittenModel two = new WrittenModel(1).heldOut(0, 4);

  @Test
  void modelsThatStartAlikeAreEvaluatedOnceBeforeTheFirstUpdate() {
    Evaluator evaluator = new Evaluator(new NumberedExamples(10), Tasks.NONE, true);

    assertThat(evaluator.first(one, 1).loss()).isEqualTo(3);
    assertThat(evaluator.first(two, 2)).isSameAs(evaluator.first(one, 1));
  }

  @Test
  void othersAreOncePerSeed() {
    Evaluator evaluator = new Evaluator(new NumberedExamples(10), Tasks.NONE, false);

    assertThat(evaluator.first(one, 1).loss()).isEqualTo(3);
    assertThat(evaluator.first(two, 2).loss()).isEqualTo(4);
    assertThat(evaluator.first(two, 1).loss()).isEqualTo(3);
  }
}
