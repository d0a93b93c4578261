package io.lrbench.trainer.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Low-rank adapters, {@code y = W x + scale B A drop(x)} (arXiv 2106.09685, eq. 3).
 *
 * @param rank rows of A
 * @param alpha scale times rank
 * @param dropout share of the adapter's inputs that is dropped in training
 * @param targets names of linear layers, such as q_proj
 * @param rankStabilized whether the scale is alpha / sqrt(rank) (arXiv 2312.03732)
 * @param plusRatio learning rate of B over that of A (arXiv 2402.12354)
 * @param start a folder with adapters in PEFT's layout; empty draws fresh ones
 */
public record LoraSettings(
    int rank,
    double alpha,
    double dropout,
    List<String> targets,
    boolean rankStabilized,
    double plusRatio,
    Optional<Path> start) {
  public LoraSettings {
    targets = List.copyOf(targets);
  }

  /** Plain LoRA with fresh adapters. */
  public LoraSettings(int rank, double alpha, double dropout, List<String> targets) {
    this(rank, alpha, dropout, targets, false, 1, Optional.empty());
  }

  /** What B A x is multiplied by. */
  double scale() {
    return rankStabilized ? alpha / Math.sqrt(rank) : alpha / rank;
  }
}
