/** The border to libtorch: the engine, scripts compiled from text, and tensors in and out. */
package io.lrbench.trainer.engine;
