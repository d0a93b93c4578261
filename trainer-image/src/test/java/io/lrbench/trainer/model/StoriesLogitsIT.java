package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logits of a published model, computed with NumPy; see the data folder's README. */
class StoriesLogitsIT {
  private static final double[] FIRST = {
    -10.1366, -5.3295, -10.1381, -10.1369, -10.1372, -10.1383, -10.1373, -10.1376
  };

  @Test
  void lastPositionHasTheKnownLogits() {
    long[] ids = {1, 403, 407, 261, 378};
    OptimizerSettings unused =
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0, 0, 0, false);
    try (DecoderBase base = DecoderBase.open(SharedData.path("models/stories260K"));
        ScriptedTrial trial =
            base.trial(new TrialOptions(0, unused, Optional.empty(), 0), Map.of())) {
      float[] logits = trial.call("logits", new TokenBatch(ids, ids, 1, 5));
      int last = 4 * base.vocabulary();
      for (int i = 0; i < FIRST.length; i++) {
        assertThat((double) logits[last + i]).isCloseTo(FIRST[i], within(6e-5));
      }
      int largest = 0;
      for (int i = 0; i < base.vocabulary(); i++) {
        largest = logits[last + i] > logits[last + largest] ? i : largest;
      }
      assertThat(largest).isEqualTo(432);
    }
  }
}
