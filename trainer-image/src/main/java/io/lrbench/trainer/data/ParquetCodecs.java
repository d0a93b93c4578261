package io.lrbench.trainer.data;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * How pages are compressed. Parquet's own factory needs Hadoop and a native library a codec; these
 * are Java.
 */
final class ParquetCodecs implements CompressionCodecFactory {
  /** Codecs that are read. */
  static final List<CompressionCodecName> KNOWN =
      List.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.GZIP,
          CompressionCodecName.ZSTD,
          CompressionCodecName.LZ4_RAW);

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case UNCOMPRESSED -> new Pages((bytes, size) -> bytes);
      case SNAPPY ->
          new Pages((bytes, size) -> decompressed(new SnappyDecompressor(), bytes, size));
      case ZSTD -> new Pages((bytes, size) -> decompressed(new ZstdDecompressor(), bytes, size));
      case LZ4_RAW -> new Pages((bytes, size) -> decompressed(new Lz4Decompressor(), bytes, size));
      case GZIP ->
          new Pages(
              (bytes, size) -> {
                try (InputStream in = new GZIPInputStream(bytes.toInputStream())) {
                  return BytesInput.from(in.readAllBytes());
                }
              });
      default -> throw new IllegalArgumentException("no codec " + codec);
    };
  }

  private static BytesInput decompressed(Decompressor codec, BytesInput bytes, int size)
      throws IOException {
    byte[] in = bytes.toInputStream().readAllBytes();
    byte[] out = new byte[size];
    int written = codec.decompress(in, 0, in.length, out, 0, size);
    return BytesInput.from(out, 0, written);
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("files are read only");
  }

  @Override
  public void release() {}

  /** What a page decompresses to. */
  @FunctionalInterface
  private interface Codec {
    BytesInput decompress(BytesInput bytes, int size) throws IOException;
  }

  private record Pages(Codec codec) implements BytesInputDecompressor {
    @Override
    public BytesInput decompress(BytesInput bytes, int decompressedSize) throws IOException {
      return codec.decompress(bytes, decompressedSize);
    }

    @Override
    public void decompress(ByteBuffer input, int compressed, ByteBuffer output, int decompressed)
        throws IOException {
      byte[] bytes = new byte[compressed];
      input.get(bytes);
      output.put(decompress(BytesInput.from(bytes), decompressed).toInputStream().readAllBytes());
      output.flip();
    }

    @Override
    public void release() {}
  }
}
