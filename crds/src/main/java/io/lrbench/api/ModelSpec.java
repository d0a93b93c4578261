package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/** The network to train: a Hugging Face folder or a built-in. */
@JsonInclude(Include.NON_NULL)
public record ModelSpec(String uri, BuiltinModel builtin, SecretKey tokenSecret) {}
