package io.lrbench.trainer.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.zip.CRC32C;

/**
 * Tokenised examples in a file that is mapped, so that processes share one copy and the heap holds
 * the examples of a batch alone.
 *
 * <p>Little-endian: a header of {@link #HEADER} bytes (magic, key, examples, dropped, tokens,
 * CRC-32C of what follows), then an int a token, its id or where nothing is learned its complement,
 * then a long an example, where its tokens end.
 *
 * @param examples views of the file
 * @param dropped rows in which nothing could be learned, which are not in it
 */
record TokenFile(Examples examples, int dropped) {
  static final long MAGIC = 0x3153_4E45_4B4F_544CL;
  static final int HEADER = 72;
  static final int KEY = 32;

  /** A mapping has at most 2 GiB. */
  static final long MOST_TOKENS = (1L << 29) - 1;

  /** Opens a file; empty where it is not there, torn, or of another key. */
  static Optional<TokenFile> open(Path file, byte[] key) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
      while (header.hasRemaining() && channel.read(header) >= 0) {}
      header.flip();
      byte[] found = new byte[KEY];
      if (header.remaining() < HEADER || header.getLong() != MAGIC) {
        return Optional.empty();
      }
      header.get(found);
      long count = header.getLong();
      long dropped = header.getLong();
      long tokens = header.getLong();
      long check = header.getLong();
      if (!Arrays.equals(found, key)
          || tokens < 0
          || tokens > MOST_TOKENS
          || count < 0
          || channel.size() != HEADER + tokens * Integer.BYTES + count * Long.BYTES) {
        return Optional.empty();
      }
      MappedByteBuffer ids = map(channel, HEADER, tokens * Integer.BYTES);
      MappedByteBuffer ends = map(channel, HEADER + tokens * Integer.BYTES, count * Long.BYTES);
      CRC32C crc = new CRC32C();
      crc.update(ids.duplicate());
      crc.update(ends.duplicate());
      return crc.getValue() == check
          ? Optional.of(
              new TokenFile(new Examples(ids, ends, (int) count), Math.toIntExact(dropped)))
          : Optional.empty();
    }
  }

  private static MappedByteBuffer map(FileChannel channel, long from, long size)
      throws IOException {
    MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, from, size);
    mapped.order(ByteOrder.LITTLE_ENDIAN);
    return mapped;
  }

  /** Each is copied out of the mapping when it is asked for. */
  static final class Examples extends AbstractList<Example> implements RandomAccess {
    private final ByteBuffer ids;
    private final ByteBuffer ends;
    private final int size;

    private Examples(ByteBuffer ids, ByteBuffer ends, int size) {
      this.ids = ids;
      this.ends = ends;
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public Example get(int index) {
      int from = index == 0 ? 0 : (int) ends.getLong((index - 1) * Long.BYTES);
      int to = (int) ends.getLong(index * Long.BYTES);
      int[] stored = new int[to - from];
      for (int i = 0; i < stored.length; i++) {
        stored[i] = ids.getInt((from + i) * Integer.BYTES);
      }
      return StoredTokens.example(stored);
    }
  }
}
