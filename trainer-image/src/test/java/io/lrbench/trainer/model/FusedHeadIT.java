package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import io.lrbench.trainer.engine.NativeTensors;
import io.lrbench.trainer.engine.ScriptModule;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The head that never holds all scores against the one that does, over several tiles and blocks.
 */
class FusedHeadIT {
  private static final int LABELS = 700;
  private static final int WIDTH = 12;
  private static final int VOCABULARY = 2500;

  @ParameterizedTest
  @CsvSource({"true, 1", "true, 1e6", "false, 1"})
  void lossAndGradientsAreThoseOfAllScores(boolean trained, float scale) {
    HeadScript head =
        new HeadScript(
            "fused_head", Map.of("headTrained", trained ? "True" : "False", "rows", 300));
    float[] expected = values("plain_head", Map.of(), scale, "trained");
    float[] found = values(head.script(), head.constants(), scale, "trained");
    int states = LABELS * WIDTH;
    assertThat(found).hasSize(trained ? expected.length : 1 + states);
    assertThat(found[0]).isCloseTo(expected[0], near(expected, 0, 1));
    assertClose(found, expected, 1, 1 + states);
    assertClose(found, expected, 1 + states, found.length);
  }

  @Test
  void evaluationSumsTheSameLoss() {
    Map<String, Object> constants = HeadScript.frozen().constants();
    float expected = values("plain_head", Map.of(), 1, "evaluated")[0];
    float found = values("fused_head", constants, 1, "evaluated")[0];
    assertThat(found).isCloseTo(expected, near(new float[] {expected}, 0, 1));
  }

  @Test
  void theKeptScoresHaveABound() {
    for (int vocabulary : List.of(96, 32_000, 256_000)) {
      int rows = (int) HeadScript.trained(vocabulary).constants().get("rows");
      assertThat(rows).isBetween(64, 1024);
      assertThat((long) rows * vocabulary).isLessThanOrEqualTo(1 << 24);
    }
  }

  private static void assertClose(float[] found, float[] expected, int from, int to) {
    if (from < to) {
      float tolerance = near(expected, from, to).value;
      for (int i = from; i < to; i++) {
        assertThat(Math.abs(found[i] - expected[i])).isLessThanOrEqualTo(tolerance);
      }
    }
  }

  /** A millionth of the largest value. */
  private static Offset<Float> near(float[] values, int from, int to) {
    float largest = 0;
    for (int i = from; i < to; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    return Offset.offset(2e-6f * largest);
  }

  private static float[] values(
      String script, Map<String, ?> constants, float scale, String method) {
    Map<String, Object> all = new HashMap<>(constants);
    all.putAll(Arithmetic.FLOAT32.constants());
    all.put("head.weight", "self.p[1]");
    try (NativeTensors tensors = new NativeTensors();
        ScriptModule module =
            ScriptModule.compile(
                List.of("p"), ScriptText.of(script, all) + ScriptText.of("head_alone", Map.of()));
        PtNDManager call = module.newInputs()) {
      PtNDArray states = drawn(tensors, "h", scale, LABELS, WIDTH);
      PtNDArray weights = drawn(tensors, "w", 1, VOCABULARY, WIDTH);
      module.tensor(call, "setup", ScriptModule.list(List.of(states, weights)));
      FloatBuffer labels = FloatBuffer.allocate(LABELS);
      for (int i = 0; i < LABELS; i++) {
        labels.put(i, 37 * i % VOCABULARY);
      }
      return module.floats(method, IValue.from(tensors.of(labels, LABELS)));
    }
  }

  private static PtNDArray drawn(
      NativeTensors tensors, String name, float scale, int rows, int columns) {
    return tensors.of(Randomness.uniform(3, name, rows * columns, scale), rows, columns);
  }
}
