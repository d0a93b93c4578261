/** One trial from its first update to its last evaluation; knows no files. */
package io.lrbench.trainer.train;
