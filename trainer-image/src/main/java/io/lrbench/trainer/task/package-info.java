/**
 * Multiple-choice tasks as lm-evaluation-harness scores them: rows to questions, questions to
 * tokens, log-likelihoods to accuracies. Knows no training.
 */
package io.lrbench.trainer.task;
