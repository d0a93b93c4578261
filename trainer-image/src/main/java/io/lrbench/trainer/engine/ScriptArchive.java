package io.lrbench.trainer.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * TorchScript source text as the bytes of a {@code .pt} archive: a stored zip whose {@code
 * code/__torch__.py} libtorch compiles when it loads it (torch/csrc/jit/serialization).
 */
final class ScriptArchive {
  private static final byte[] PROTOCOL_2 = {(byte) 0x80, 2};
  private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

  private ScriptArchive() {}

  /**
   * @param attributes names of the module's {@code List[Tensor]} attributes, empty at first
   * @param methods the body of class M, indented by two spaces
   */
  static byte[] of(List<String> attributes, String methods) {
    StringBuilder code =
        new StringBuilder(
            "class M(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
    attributes.forEach(name -> code.append("  ").append(name).append(" : List[Tensor]\n"));
    code.append(methods);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "m/data.pkl", pickle(attributes));
      store(zip, "m/code/__torch__.py", code.toString().getBytes(StandardCharsets.UTF_8));
      store(zip, "m/constants.pkl", EMPTY_TUPLE);
      store(zip, "m/version", "10\n".getBytes(StandardCharsets.US_ASCII));
      store(zip, "m/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The module object: class M with its attributes, in pickle opcodes. */
  private static byte[] pickle(List<String> attributes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(PROTOCOL_2);
    write(out, "c__torch__\nM\n)"); // GLOBAL, EMPTY_TUPLE
    out.write(0x81); // NEWOBJ
    write(out, "}("); // EMPTY_DICT, MARK
    name(out, "training");
    out.write(0x89); // False
    for (String attribute : attributes) {
      name(out, attribute);
      write(out, "ctorch.jit._pickle\nbuild_tensorlist\n(](etR"); // an empty list, REDUCE
    }
    write(out, "ub."); // SETITEMS, BUILD, STOP
    return out.toByteArray();
  }

  private static void name(ByteArrayOutputStream out, String text) throws IOException {
    out.write('X'); // BINUNICODE, length in four bytes
    out.write(new byte[] {(byte) text.length(), 0, 0, 0});
    write(out, text);
  }

  private static void write(ByteArrayOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
