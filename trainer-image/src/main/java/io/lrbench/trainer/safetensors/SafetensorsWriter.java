package io.lrbench.trainer.safetensors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a file in the safetensors format, whole or not at all; same tensors, same bytes. */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /**
   * Replaces a file.
   *
   * @param tensors in the order in which they are to lie in the file
   */
  public static void write(Path file, List<? extends TensorSource> tensors) throws IOException {
    write(file, Map.of("format", "pt"), tensors); // transformers insists on it
  }

  /**
   * Replaces a file, or leaves it as it is; asks each tensor for its values once, in order.
   *
   * @param metadata what is to be said of the file
   */
  public static void write(
      Path file, Map<String, String> metadata, List<? extends TensorSource> tensors)
      throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        drain(channel, header(metadata, tensors));
        for (TensorSource tensor : tensors) {
          ByteBuffer bytes = tensor.bytes().duplicate();
          if (bytes.remaining() != SafetensorsHeader.length(tensor)) {
            throw new IllegalStateException(
                tensor.name() + ": " + bytes.remaining() + " bytes for shape " + tensor.shape());
          }
          drain(channel, bytes);
        }
        channel.force(true);
      }
      WholeFile.publish(part, file);
    } finally {
      Files.deleteIfExists(part); // on a full disk it would take up the room of others
    }
  }

  /** The header's length, then JSON padded with blanks. */
  private static ByteBuffer header(
      Map<String, String> metadata, List<? extends TensorSource> tensors) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode index = json.createObjectNode();
    ObjectNode said = index.putObject(SafetensorsHeader.METADATA);
    new TreeMap<>(metadata).forEach(said::put);
    long offset = 0;
    for (TensorSource tensor : tensors) {
      ObjectNode entry = index.putObject(tensor.name()).put("dtype", tensor.type());
      tensor.shape().forEach(entry.withArray("shape")::add);
      long end = offset + SafetensorsHeader.length(tensor);
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] text = json.writeValueAsBytes(index);
    int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(padded).put(text);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.flip();
  }

  private static void drain(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
