package io.lrbench.trainer.model;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over names and float32 values. */
final class WeightsDigest {
  private final MessageDigest digest = sha256();

  void add(String name, FloatBuffer values) {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    FloatBuffer rest = values.duplicate();
    ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
    while (rest.hasRemaining()) {
      chunk.clear();
      while (rest.hasRemaining() && chunk.remaining() >= Float.BYTES) {
        chunk.putFloat(rest.get());
      }
      digest.update(chunk.flip());
    }
  }

  /** The digest, once; it starts afresh afterwards. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
