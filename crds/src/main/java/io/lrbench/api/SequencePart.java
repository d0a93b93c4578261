package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.kubernetes.api.model.IntOrString;

/** One part of a sequence: a plain block and the update where it ends. */
@JsonInclude(Include.NON_NULL)
public record SequencePart(
    @SchemaFrom(type = IntOrString.class) Length until,
    LrbenchBlock lrbench,
    HuggingFaceBlock huggingface,
    TorchBlock torch) {}
