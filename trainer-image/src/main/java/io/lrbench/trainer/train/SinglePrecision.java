package io.lrbench.trainer.train;

/**
 * What is measured in float32 is told in float32: the shortest decimal that names the float, so
 * that results are short and one number reads alike wherever it is written.
 */
final class SinglePrecision {
  private SinglePrecision() {}

  static double of(double measured) {
    return Double.parseDouble(Float.toString((float) measured));
  }
}
