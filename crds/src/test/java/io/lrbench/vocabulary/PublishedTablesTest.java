package io.lrbench.vocabulary;

import static io.lrbench.vocabulary.PolicyText.over;
import static io.lrbench.vocabulary.PolicyText.rate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lrbench.policy.LrPolicy;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values worked out by hand from the papers' formulas, to the digits shown. */
class PublishedTablesTest {
  private static final long[] LRBENCH_UPDATES = {0, 5, 9, 10, 15, 20, 25, 30, 40};
  private static final long[] HUGGING_FACE_UPDATES = {0, 1, 5, 9, 10, 40, 55, 70, 85, 99, 100};

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TRI | 0 .5 .9 1 .5 0 .5 1 0
          TRI2 | 0 .5 .9 1 .5 0 .25 .5 0
          DTRI | 1 .5 .1 0 .5 1 .5 0 1
          DTRI2 | 1 .5 .1 0 .25 .5 .25 0 .25
          SIN | 0 .7071 .9877 1 .7071 0 .7071 1 0
          SIN2 | 0 .7071 .9877 1 .7071 0 .3536 .5 0
          DSIN | 1 .7071 .1564 0 .7071 1 .7071 0 1
          COS | 1 .5 .0245 0 .5 1 .5 0 1
          COS, variant: paper | 1 0 .9045 1 0 1 0 1 1
          COS2 | 1 .5 .0245 0 .25 .5 .25 0 .25
          UPCOS | 0 .5 .9755 1 .5 0 .5 1 0
          RSW | 0 .5 .1 0 .5 0 .5 0 0
          SINRSW | 0 .7071 .1564 0 .7071 0 .7071 0 0
          COSRSW | 0 .5 .0245 0 .5 0 .5 0 0
          """)
  void lrbenchCycles(String type, String values) {
    LrPolicy policy = over(100, "lrbench: {type: %s, k0: 0, k1: 1, l: 10}".formatted(type));

    expect(policy, LRBENCH_UPDATES, values, 5e-5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type: TRIEXP, k0: 0, k1: 1, l: 10, gamma: 0.9 | 5 | .295245
          type: TRIEXP, k0: 0, k1: 1, l: 10, gamma: 0.9 | 10 | .34867844
          type: TRIEXP, k0: 0, k1: 1, l: 10, gamma: 0.9 | 30 | .04239116
          type: SINEXP, k0: 0, k1: 1, l: 10, gamma: 0.9 | 5 | .41753948
          type: COSEXP, k0: 0, k1: 1, l: 10, gamma: 0.9 | 20 | .12157665
          type: INV, k0: 0.01, gamma: 0.0001, p: 0.75 | 10000 | .005946
          type: POLY, k0: 0.2, k1: 1, p: 1.2, l: 30 | 0 | 1
          type: POLY, k0: 0.2, k1: 1, p: 1.2, l: 30 | 15 | .54822
          type: POLY, k0: 0.2, k1: 1, p: 1.2, l: 30 | 30 | .2
          type: POLY, k0: 0.2, k1: 1, p: 1.2, l: 30 | 31 | .2
          type: POLY, k0: 1, p: 2, l: 10 | 5 | .25
          type: POLY, k0: 1, p: 2, l: 10 | 11 | 0
          type: STEP, k0: 1, gamma: 0.5, l: 10 | 9 | 1
          type: STEP, k0: 1, gamma: 0.5, l: 10 | 10 | .5
          type: NSTEP, k0: 1, gamma: 0.1, milestones: [30, 60] | 30 | .1
          type: NSTEP, k0: 1, gamma: 0.1, milestones: [30, 60] | 29 | 1
          type: NSTEP, k0: 1, gamma: 0.1, milestones: [30, 60] | 60 | .01
          type: SIG, k0: 1, gamma: -0.2, l: 50 | 50 | .5
          """)
  void lrbenchPoints(String fields, long update, double expected) {
    double found = rate(over(20_000, "lrbench: {" + fields + "}"), update);

    assertThat(found).isCloseTo(expected, within(5e-5 * Math.max(expected, 0.01)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          linear | 0 .1 .5 .9 1 .666667 .5 .333333 .166667 .011111 0
          cosine | 0 .1 .5 .9 1 .75 .5 .25 .066987 .000305 0
          cosine_with_restarts, numCycles: 3 | 0 .1 .5 .9 1 1 .5 1 .5 .002739 0
          polynomial, power: 2 | 0 .1 .5 .9 1 .444445 .25 .111111 .027778 .000124 1e-7
          inverse_sqrt | 0 .1 .5 .9 1 .5 .426401 .377964 .342997 .317821 .316228
          cosine_with_min_lr, minLrRate: 0.1 | 0 .1 .5 .9 1 .775 .55 .325 .160289 .100274 .1
          warmup_stable_decay, numStableSteps: 60, numDecaySteps: 30 | 0 .1 .5 .9 1 1 1 1 .5 .002739 0
          """)
  void huggingFaceSchedules(String fields, String values) {
    LrPolicy policy =
        over(100, "huggingface: {lr: 1, warmupSteps: 10, type: %s}".formatted(fields));

    expect(policy, HUGGING_FACE_UPDATES, values, 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"0, .04", "15, .5459867", "29, 1", "30, .9994965", "64, .500002", "99, 4e-6"})
  void oneCycle(long update, double expected) {
    assertThat(rate(over(100, "torch: {type: OneCycleLR, maxLr: 1}"), update))
        .isCloseTo(expected, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"triangular2, TRI2, ''", "exp_range, TRIEXP, ', gamma: 0.97'"})
  void cyclicLrEqualsLrbenchsTriangles(String mode, String type, String gamma) {
    LrPolicy torch =
        over(
            100,
            "torch: {type: CyclicLR, baseLr: 0.1, maxLr: 1, stepSizeUp: 10, mode: %s%s}"
                .formatted(mode, gamma));
    LrPolicy lrbench =
        over(100, "lrbench: {type: %s, k0: 0.1, k1: 1, l: 10%s}".formatted(type, gamma));

    for (long t = 0; t < 100; t++) {
      assertThat(rate(torch, t)).as("update %d", t).isCloseTo(rate(lrbench, t), within(1e-12));
    }
  }

  private static void expect(LrPolicy policy, long[] updates, String values, double tolerance) {
    double[] expected = Arrays.stream(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertThat(expected).hasSameSizeAs(updates);
    for (int i = 0; i < updates.length; i++) {
      assertThat(rate(policy, updates[i]))
          .as("update %d", updates[i])
          .isCloseTo(expected[i], within(tolerance));
    }
  }
}
