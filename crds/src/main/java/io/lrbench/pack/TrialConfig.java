package io.lrbench.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.lrbench.api.PolicySpec;

/**
 * One trial of a pack.
 *
 * @param hash of the trial's content; names its result and its curve file
 * @param policy one expanded policy, without grid
 * @param seed decides initialisation, order and dropout
 */
@JsonInclude(Include.NON_NULL)
public record TrialConfig(String hash, PolicySpec policy, long seed) {}
