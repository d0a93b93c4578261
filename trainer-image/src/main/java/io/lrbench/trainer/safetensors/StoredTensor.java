package io.lrbench.trainer.safetensors;

import io.lrbench.trainer.InputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * One tensor of a file.
 *
 * @param file where it lies, for messages
 * @param type as the format spells it: F64, F32, F16, BF16, I64, I32
 * @param shape its dimensions
 * @param bytes little-endian values, row by row
 */
public record StoredTensor(
    String file, String name, String type, List<Long> shape, ByteBuffer bytes)
    implements TensorSource {
  private static final String MEMORY = "memory";
  private static final List<String> FLOATS = List.of("F32", "F16", "BF16");

  /** A float32 tensor that no file holds yet; copies the values. */
  public static StoredTensor of(String name, FloatBuffer values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.remaining(), Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values.duplicate());
    return new StoredTensor(MEMORY, name, "F32", Arrays.stream(shape).boxed().toList(), bytes);
  }

  /** A tensor of any type that no file holds yet. */
  public static StoredTensor of(String name, String type, ByteBuffer littleEndian, long... shape) {
    return new StoredTensor(
        MEMORY,
        name,
        type,
        Arrays.stream(shape).boxed().toList(),
        littleEndian.duplicate().order(ByteOrder.LITTLE_ENDIAN));
  }

  /** The values of a source, fetched now. */
  public static StoredTensor of(TensorSource source) {
    return new StoredTensor(MEMORY, source.name(), source.type(), source.shape(), source.bytes());
  }

  /** The values as float32. */
  public FloatBuffer floats() {
    checkType();
    return switch (type) {
      case "F32" -> bytes.asFloatBuffer();
      case "F16" -> widened(false);
      default -> widened(true);
    };
  }

  /**
   * Makes sure that there is a way to float32.
   *
   * @throws InputException the values are of another type
   */
  public void checkType() {
    if (!FLOATS.contains(type)) {
      throw new InputException(
          file + ": " + name, "values of type " + FLOATS, type, "convert the checkpoint");
    }
  }

  /** The values of an I32 tensor. */
  public int[] ints() {
    int[] values = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(values);
    return values;
  }

  private FloatBuffer widened(boolean bfloat) {
    int count = bytes.remaining() / Short.BYTES;
    FloatBuffer values = FloatBuffer.allocate(count);
    for (int i = 0; i < count; i++) {
      short half = bytes.getShort(bytes.position() + i * Short.BYTES);
      values.put(i, bfloat ? Float.intBitsToFloat(half << 16) : halfToFloat(half));
    }
    return values;
  }

  /** IEEE 754 binary16 to binary32. */
  private static float halfToFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = (half >> 10) & 0x1f;
    int fraction = half & 0x3ff;
    if (exponent == 0) {
      float subnormal = fraction * 0x1p-24f;
      return sign == 0 ? subnormal : -subnormal;
    }
    int widened = exponent == 31 ? 0xff : exponent - 15 + 127;
    return Float.intBitsToFloat(sign | (widened << 23) | (fraction << 13));
  }
}
