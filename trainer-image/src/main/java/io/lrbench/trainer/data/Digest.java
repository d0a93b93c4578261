package io.lrbench.trainer.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over numbers and bytes. */
final class Digest {
  private final MessageDigest digest;

  Digest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    digest.update(bytes);
  }

  void add(byte[] bytes) {
    digest.update(bytes);
  }

  String hex() {
    return HexFormat.of().formatHex(bytes());
  }

  byte[] bytes() {
    return digest.digest();
  }
}
