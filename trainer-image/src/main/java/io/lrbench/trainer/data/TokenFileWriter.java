package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** Writes a {@link TokenFile}, example by example; it is valid once finished. */
final class TokenFileWriter implements Closeable {
  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C crc = new CRC32C();
  private final List<Long> ends = new ArrayList<>();
  private long tokens;
  private long dropped;

  TokenFileWriter(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    channel.position(TokenFile.HEADER);
  }

  /** Keeps an example, or counts it where nothing in it can be learned. */
  void add(Example example) throws IOException {
    if (!example.isLearnable()) {
      dropped++;
      return;
    }
    for (int stored : StoredTokens.of(example)) {
      room(Integer.BYTES);
      buffer.putInt(stored);
    }
    tokens += example.ids().length;
    ends.add(tokens);
    if (tokens > TokenFile.MOST_TOKENS) {
      throw new InputException(
          "dataset",
          "at most " + TokenFile.MOST_TOKENS + " tokens",
          "more",
          "write a number as dataset.maxExamples");
    }
  }

  /** Writes what is left, and the header last. */
  void finish(byte[] key) throws IOException {
    for (long end : ends) {
      room(Long.BYTES);
      buffer.putLong(end);
    }
    flush();
    ByteBuffer header = ByteBuffer.allocate(TokenFile.HEADER).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(TokenFile.MAGIC).put(key);
    header.putLong(ends.size()).putLong(dropped).putLong(tokens).putLong(crc.getValue()).flip();
    while (header.hasRemaining()) {
      channel.write(header, header.position());
    }
    channel.force(true);
  }

  private void room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    crc.update(buffer.duplicate());
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
