package io.lrbench.trainer.model;

/**
 * What an update found before it changed the weights.
 *
 * @param loss mean over all labels of the update, nats
 * @param gradNorm global L2 norm before clipping
 * @param learningRate what it used: the policy's, or what the optimizer made of that
 */
public record StepOutcome(double loss, double gradNorm, double learningRate) {
  public boolean isFinite() {
    return Double.isFinite(loss) && Double.isFinite(gradNorm) && Double.isFinite(learningRate);
  }
}
