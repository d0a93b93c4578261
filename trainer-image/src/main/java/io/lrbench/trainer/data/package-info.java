/** From files to batches: examples, what is held out of them, and the order of an epoch. */
package io.lrbench.trainer.data;
