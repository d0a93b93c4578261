package io.lrbench.trainer.checkpoint;

import io.lrbench.trainer.safetensors.TensorSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Sum of the CRC-32C (RFC 3720) of each tensor with its name, and of the metadata; so it does not
 * depend on the order in which a reader meets them.
 */
final class Checksum {
  private long sum;

  Checksum(Map<String, String> metadata) {
    sum = crc(new TreeMap<>(metadata).toString(), ByteBuffer.allocate(0));
  }

  void add(TensorSource tensor) {
    add(tensor.name(), tensor.bytes());
  }

  private void add(String name, ByteBuffer bytes) {
    sum += crc(name, bytes);
  }

  private static long crc(String name, ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    crc.update(bytes.duplicate());
    return crc.getValue();
  }

  long value() {
    return sum;
  }

  /** The tensors, summed up as they are fetched one after the other, and their sum at the end. */
  List<TensorSource> over(List<TensorSource> tensors, String name) {
    List<TensorSource> summed = new ArrayList<>();
    tensors.forEach(tensor -> summed.add(new Summed(tensor, this)));
    summed.add(new Total(name, this));
    return summed;
  }

  /** A tensor that is summed up when it is fetched. */
  private record Summed(TensorSource tensor, Checksum checksum) implements TensorSource {
    @Override
    public String name() {
      return tensor.name();
    }

    @Override
    public String type() {
      return tensor.type();
    }

    @Override
    public List<Long> shape() {
      return tensor.shape();
    }

    @Override
    public ByteBuffer bytes() {
      ByteBuffer bytes = tensor.bytes();
      checksum.add(name(), bytes);
      return bytes;
    }
  }

  /** The sum of those that were fetched before it. */
  private record Total(String name, Checksum checksum) implements TensorSource {
    @Override
    public String type() {
      return "I64";
    }

    @Override
    public List<Long> shape() {
      return List.of();
    }

    @Override
    public ByteBuffer bytes() {
      return ByteBuffer.allocate(Long.BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putLong(0, checksum.value());
    }
  }
}
