package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** A named plain block, for plateau type change. */
@JsonInclude(Include.NON_NULL)
public record NamedBlock(
    String name, LrbenchBlock lrbench, HuggingFaceBlock huggingface, TorchBlock torch) {}
