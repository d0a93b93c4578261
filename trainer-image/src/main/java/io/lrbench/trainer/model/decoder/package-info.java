/**
 * What is known of each family of decoder-only language models: how its {@code config.json} reads,
 * which tensors a checkpoint has, and which script computes it. Knows no engine and no training.
 */
package io.lrbench.trainer.model.decoder;
