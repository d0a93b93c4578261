package io.lrbench.trainer.engine;

import ai.djl.engine.EngineException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells a lack of memory from other failures. */
public final class MemoryShortage {
  /**
   * What libtorch's allocators say (c10/core/impl/alloc_cpu.cpp,
   * c10/cuda/CUDACachingAllocator.cpp); its exceptions have no types on this side of JNI.
   */
  private static final Set<String> WORDS =
      Set.of("can't allocate memory", "not enough memory", "out of memory", "std::bad_alloc");

  private MemoryShortage() {}

  /**
   * The allocator's own words, in one line.
   *
   * @return empty where a failure is another one
   */
  public static Optional<String> of(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(cause -> cause instanceof OutOfMemoryError || isNative(cause))
        .map(cause -> firstLine(String.valueOf(cause.getMessage())))
        .findFirst();
  }

  private static boolean isNative(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return cause instanceof EngineException && WORDS.stream().anyMatch(message::contains);
  }

  /** TorchScript puts the words behind a trace of the script. */
  private static String firstLine(String message) {
    return message
        .lines()
        .filter(line -> WORDS.stream().anyMatch(line.toLowerCase(Locale.ROOT)::contains))
        .findFirst()
        .or(() -> message.lines().findFirst())
        .map(String::strip)
        .orElse("");
  }
}
