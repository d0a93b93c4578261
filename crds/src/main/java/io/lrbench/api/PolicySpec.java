package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;

/** One policy of the benchmark: one block, and wrappers around it. */
@JsonInclude(Include.NON_NULL)
public record PolicySpec(
    String name,
    LrbenchBlock lrbench,
    HuggingFaceBlock huggingface,
    TorchBlock torch,
    List<SequencePart> sequence,
    List<PlainBlock> chained,
    PlateauBlock plateau,
    LearningRateFreeBlock learningRateFree,
    WarmupSpec warmup,
    Double floor,
    Map<String, List<Double>> grid) {}
