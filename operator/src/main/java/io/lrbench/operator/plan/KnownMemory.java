package io.lrbench.operator.plan;

import io.lrbench.pack.PackMemory;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of the memory that trials take.
 *
 * @param least what training takes at least, where a pack or a fetch has told it
 * @param outgrown the fewest trials that outgrew a pod's memory together
 */
public record KnownMemory(Optional<PackMemory> least, OptionalInt outgrown) {
  /** Before anything has run. */
  public static final KnownMemory NONE = new KnownMemory(Optional.empty(), OptionalInt.empty());
}
