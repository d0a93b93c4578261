/**
 * Makes the small model and the data of the quickstart out of nothing but seeds and two grammars:
 * text, a tokenizer, initial weights, then full training by the trainer's own loop.
 */
package io.lrbench.trainer.pretrain;
