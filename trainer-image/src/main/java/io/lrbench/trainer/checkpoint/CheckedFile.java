package io.lrbench.trainer.checkpoint;

import io.lrbench.trainer.safetensors.SafetensorsFile;
import io.lrbench.trainer.safetensors.SafetensorsWriter;
import io.lrbench.trainer.safetensors.StoredTensor;
import io.lrbench.trainer.safetensors.TensorSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Safetensors files whose last tensor, {@code checksum}, vouches for all the others. */
final class CheckedFile {
  private static final String CHECKSUM = "checksum";

  private CheckedFile() {}

  static void write(Path file, Map<String, String> metadata, List<TensorSource> tensors)
      throws IOException {
    Checksum checksum = new Checksum(metadata);
    SafetensorsWriter.write(file, metadata, checksum.over(tensors, CHECKSUM));
  }

  /**
   * The file without its checksum.
   *
   * @throws UnusableException it holds other bytes than were written
   */
  static SafetensorsFile read(Path file) throws UnusableException {
    SafetensorsFile content = SafetensorsFile.open(file);
    Map<String, StoredTensor> tensors = new TreeMap<>(content.tensors());
    StoredTensor told = tensors.remove(CHECKSUM);
    if (told == null) {
      throw new UnusableException("it has no checksum");
    }
    Checksum checksum = new Checksum(content.metadata());
    tensors.values().forEach(checksum::add);
    if (told.bytes().getLong(0) != checksum.value()) {
      throw new UnusableException("its bytes are not those that were written");
    }
    return new SafetensorsFile(content.metadata(), tensors);
  }
}
