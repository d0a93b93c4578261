package io.lrbench.api;

/** What holds exactly one block of a vocabulary; the others are null. */
public interface PlainBlocks {
  /** How many of them there are, in CEL. */
  String COUNT =
      "(has(self.lrbench) ? 1 : 0) + (has(self.huggingface) ? 1 : 0) + (has(self.torch) ? 1 : 0) + (has(self.timm) ? 1 : 0) + (has(self.keras) ? 1 : 0) + (has(self.deepspeed) ? 1 : 0)";

  LrbenchBlock lrbench();

  HuggingFaceBlock huggingface();

  TorchBlock torch();

  TimmBlock timm();

  KerasBlock keras();

  DeepspeedBlock deepspeed();
}
