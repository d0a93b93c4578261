package io.lrbench.api;

/** What holds exactly one block of a vocabulary; the others are null. */
public interface PlainBlocks {
  LrbenchBlock lrbench();

  HuggingFaceBlock huggingface();

  TorchBlock torch();

  TimmBlock timm();

  KerasBlock keras();

  DeepspeedBlock deepspeed();
}
