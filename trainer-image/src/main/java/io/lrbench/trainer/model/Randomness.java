package io.lrbench.trainer.model;

import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Initial values that depend on the trial's seed and the tensor's name alone. */
final class Randomness {
  private Randomness() {}

  /**
   * Uniform in (-bound, bound): PyTorch's kaiming-uniform with a = sqrt 5 for bound = 1 / sqrt(fan
   * in).
   */
  static FloatBuffer uniform(long seed, String name, int count, double bound) {
    SplittableRandom random = new SplittableRandom(mix(seed, name));
    FloatBuffer values = FloatBuffer.allocate(count);
    for (int i = 0; i < count; i++) {
      values.put(i, (float) ((2 * random.nextDouble() - 1) * bound));
    }
    return values;
  }

  /** Normal with mean 0 (Box and Muller, 1958), the same on every Java. */
  static FloatBuffer normal(long seed, String name, int count, double deviation) {
    SplittableRandom random = new SplittableRandom(mix(seed, name));
    FloatBuffer values = FloatBuffer.allocate(count);
    for (int i = 0; i < count; i++) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      double angle = 2 * Math.PI * random.nextDouble();
      values.put(i, (float) (radius * StrictMath.cos(angle) * deviation));
    }
    return values;
  }

  /** A key for the dropout of one update; spaced so that micro-batches can be added to it. */
  static long dropoutKey(long seed, long update) {
    return (new SplittableRandom(seed ^ 0x9E3779B97F4A7C15L * (update + 1)).nextLong() >>> 20)
        << 12;
  }

  private static long mix(long seed, String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return seed * 0x9E3779B97F4A7C15L ^ crc.getValue();
  }
}
