package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/** A policy that follows the held-out metric. */
@JsonInclude(Include.NON_NULL)
public record PlateauBlock(
    PlateauType type,
    Double lr,
    String metric,
    Double factor,
    Integer patience,
    Double threshold,
    String thresholdMode,
    Integer cooldown,
    Double minLr,
    Double eps,
    Double maxLr,
    List<NamedBlock> policies) {}
