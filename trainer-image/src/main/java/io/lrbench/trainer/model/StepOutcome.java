package io.lrbench.trainer.model;

/**
 * What an update found before it changed the weights.
 *
 * @param loss mean over all labels of the update, nats
 * @param gradNorm global L2 norm before clipping
 */
public record StepOutcome(double loss, double gradNorm) {
  public boolean isFinite() {
    return Double.isFinite(loss) && Double.isFinite(gradNorm);
  }
}
