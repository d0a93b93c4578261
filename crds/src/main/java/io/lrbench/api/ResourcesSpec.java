package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** What one pod asks for. */
@JsonInclude(Include.NON_NULL)
public record ResourcesSpec(Integer gpus, String cpu, String memory) {}
