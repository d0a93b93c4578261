/**
 * Networks that train one update a call; they know no files of data and no learning-rate policy.
 */
package io.lrbench.trainer.model;
