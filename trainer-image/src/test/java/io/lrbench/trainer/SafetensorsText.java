package io.lrbench.trainer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes safetensors files from a header as text, right or wrong. */
public final class SafetensorsText {
  private SafetensorsText() {}

  /** A file of this header and these bytes. */
  public static Path write(Path file, String header, byte... tensors) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return write(file, json.length, json, tensors);
  }

  /** A file whose header claims a length. */
  public static Path write(Path file, long length, byte[] header, byte... tensors)
      throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + header.length + tensors.length).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(length).put(header).put(tensors).array());
    return file;
  }
}
