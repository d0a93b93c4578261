package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** One block without wrappers. */
@JsonInclude(Include.NON_NULL)
public record PlainBlock(LrbenchBlock lrbench, HuggingFaceBlock huggingface, TorchBlock torch) {}
