package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/** Low-rank adapters (Hu et al., arXiv 2106.09685). */
@JsonInclude(Include.NON_NULL)
public record LoraSpec(Integer rank, Double alpha, Double dropout, List<String> targets) {}
