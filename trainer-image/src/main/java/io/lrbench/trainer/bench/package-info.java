/** Measures the trainer, alone or beside Hugging Face Trainer + PEFT; not part of a pack's run. */
package io.lrbench.trainer.bench;
