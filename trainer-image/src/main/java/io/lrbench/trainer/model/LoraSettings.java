package io.lrbench.trainer.model;

import java.util.List;

/**
 * Low-rank adapters, {@code y = W x + (alpha / rank) B A drop(x)} (arXiv 2106.09685, eq. 3).
 *
 * @param rank rows of A
 * @param alpha scale times rank
 * @param dropout share of the adapter's inputs that is dropped in training
 * @param targets names of linear layers, such as q_proj
 */
public record LoraSettings(int rank, double alpha, double dropout, List<String> targets) {
  public LoraSettings {
    targets = List.copyOf(targets);
  }
}
