package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** A key of a Secret in the benchmark's namespace. */
@JsonInclude(Include.NON_NULL)
public record SecretKey(String name, String key) {}
