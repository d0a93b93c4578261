/**
 * Turns the URI of a model or data set into a local path: downloads, verifies and caches. Knows
 * nothing of models, data or training.
 */
package io.lrbench.trainer.fetch;
