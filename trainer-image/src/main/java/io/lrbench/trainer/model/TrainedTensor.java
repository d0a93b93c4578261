package io.lrbench.trainer.model;

import ai.djl.pytorch.engine.PtNDArray;

/**
 * A tensor that the optimizer changes.
 *
 * @param name in the checkpoint's or PEFT's spelling
 * @param decays whether adamw's weight decay applies to it
 */
record TrainedTensor(String name, PtNDArray tensor, boolean decays) {}
