package io.lrbench.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Updates of the mlp on one image of one pixel against the rules written out in double precision
 * (Loshchilov and Hutter 2019; Kingma and Ba 2015; torch.optim.SGD).
 */
class OptimizerIT {
  private static final int HIDDEN = 64;
  private static final float PIXEL = 0.7f;

  @ParameterizedTest
  @CsvSource({
    "ADAMW, 0.3, 0, false",
    "ADAMW, 0, 0, false",
    "ADAM, 0.3, 0, false",
    "SGD, 0, 0, false",
    "SGD, 0.3, 0, false",
    "SGD, 0.3, 0.9, false",
    "SGD, 0.3, 0.9, true"
  })
  void followsItsFormula(
      OptimizerSettings.Kind kind, double decay, double momentum, boolean nesterov) {
    OptimizerSettings settings =
        new OptimizerSettings(kind, 0.8, 0.95, 1e-6, decay, momentum, nesterov);
    double[] weights = start();
    double[] m = new double[weights.length];
    double[] v = new double[weights.length];
    ImageBatch batch = batch();
    try (ClassifierBase base = new ClassifierBase(Classifier.MLP, batch.shape(), 2);
        TrainableModel trial =
            base.trial(new TrialOptions(0, settings, Optional.empty(), 0), tensors(weights))) {
      for (int t = 1; t <= 6; t++) {
        double rate = 0.02 * t;
        double[] gradient = new double[weights.length];
        double loss = gradient(weights, gradient);
        StepOutcome outcome =
            trial.step(List.of(batch), new StepRates(rate, OptionalDouble.empty()));
        assertThat(outcome.loss()).as("loss of update " + t).isCloseTo(loss, within(2e-6));
        for (int i = 0; i < weights.length; i++) {
          weights[i] = updated(settings, weights[i], gradient[i], m, v, i, rate, t);
        }
      }
    }
  }

  /** CyclicLR and OneCycleLR set SGD's momentum and Adam's beta 1 with every update. */
  @ParameterizedTest
  @EnumSource(names = {"ADAMW", "ADAM", "SGD"})
  void takesCycledMomentumAsAnInput(OptimizerSettings.Kind kind) {
    double[] weights = start();
    double[] m = new double[weights.length];
    double[] v = new double[weights.length];
    ImageBatch batch = batch();
    OptimizerSettings fixed = new OptimizerSettings(kind, 0.5, 0.95, 1e-6, 0, 0.5, false);
    try (ClassifierBase base = new ClassifierBase(Classifier.MLP, batch.shape(), 2);
        TrainableModel trial =
            base.trial(new TrialOptions(0, fixed, Optional.empty(), 0), tensors(weights))) {
      for (int t = 1; t <= 6; t++) {
        double momentum = 0.95 - 0.05 * t;
        double[] gradient = new double[weights.length];
        double loss = gradient(weights, gradient);
        StepOutcome outcome =
            trial.step(List.of(batch), new StepRates(0.03, OptionalDouble.of(momentum)));
        assertThat(outcome.loss()).as("loss of update " + t).isCloseTo(loss, within(2e-6));
        OptimizerSettings cycled =
            new OptimizerSettings(kind, momentum, 0.95, 1e-6, 0, momentum, false);
        for (int i = 0; i < weights.length; i++) {
          weights[i] = updated(cycled, weights[i], gradient[i], m, v, i, 0.03, t);
        }
      }
    }
  }

  private static ImageBatch batch() {
    return new ImageBatch(new float[] {PIXEL}, new ImageShape(1, 1, 1), new long[] {1});
  }

  private static double updated(
      OptimizerSettings s, double w, double g, double[] m, double[] v, int i, double rate, int t) {
    if (s.kind() == OptimizerSettings.Kind.SGD) {
      double d = g + s.weightDecay() * w;
      m[i] = t == 1 ? d : s.momentum() * m[i] + d;
      return w - rate * (s.nesterov() ? d + s.momentum() * m[i] : m[i]);
    }
    boolean decoupled = s.kind() == OptimizerSettings.Kind.ADAMW;
    double start = decoupled ? w * (1 - rate * s.weightDecay()) : w;
    double d = decoupled ? g : g + s.weightDecay() * w;
    m[i] = s.beta1() * m[i] + (1 - s.beta1()) * d;
    v[i] = s.beta2() * v[i] + (1 - s.beta2()) * d * d;
    double mean = m[i] / (1 - Math.pow(s.beta1(), t));
    double square = v[i] / (1 - Math.pow(s.beta2(), t));
    return start - rate * mean / (Math.sqrt(square) + s.epsilon());
  }

  /** First weights (64), first biases (64), second weights (2, 64), second biases (2). */
  private static double[] start() {
    double[] weights = new double[4 * HIDDEN + 2];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (0.3 * Math.sin(1 + 1.7 * i));
    }
    return weights;
  }

  private static Map<String, FloatBuffer> tensors(double[] weights) {
    Map<String, FloatBuffer> tensors = new HashMap<>();
    int from = 0;
    for (String name : List.of("1.weight", "1.bias", "3.weight", "3.bias")) {
      int count = name.equals("3.weight") ? 2 * HIDDEN : name.equals("3.bias") ? 2 : HIDDEN;
      FloatBuffer values = FloatBuffer.allocate(count);
      for (int i = 0; i < count; i++) {
        values.put(i, (float) weights[from + i]);
      }
      tensors.put(name, values);
      from += count;
    }
    return tensors;
  }

  /** Cross-entropy of class 1 and its gradient, by hand. */
  private static double gradient(double[] w, double[] gradient) {
    double[] scores = {w[4 * HIDDEN], w[4 * HIDDEN + 1]};
    double[] h = new double[HIDDEN];
    for (int i = 0; i < HIDDEN; i++) {
      h[i] = Math.max(0, w[i] * PIXEL + w[HIDDEN + i]);
      scores[0] += w[2 * HIDDEN + i] * h[i];
      scores[1] += w[3 * HIDDEN + i] * h[i];
    }
    double p = 1 / (1 + Math.exp(scores[0] - scores[1]));
    double[] d = {1 - p, p - 1};
    for (int i = 0; i < HIDDEN; i++) {
      gradient[2 * HIDDEN + i] = d[0] * h[i];
      gradient[3 * HIDDEN + i] = d[1] * h[i];
      double back = h[i] > 0 ? d[0] * w[2 * HIDDEN + i] + d[1] * w[3 * HIDDEN + i] : 0;
      gradient[i] = back * PIXEL;
      gradient[HIDDEN + i] = back;
    }
    gradient[4 * HIDDEN] = d[0];
    gradient[4 * HIDDEN + 1] = d[1];
    return -Math.log(p);
  }
}
