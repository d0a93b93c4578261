package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/** The optimizer, with PyTorch's semantics. */
@JsonInclude(Include.NON_NULL)
public record OptimizerSpec(
    OptimizerType type,
    List<Double> betas,
    Double epsilon,
    Double weightDecay,
    Double momentum,
    Boolean nesterov) {}
