package io.lrbench.trainer.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  @TempDir private Path folder;

  @Test
  void whatItWritesTheReaderReadsBack() throws IOException {
    Path file = folder.resolve("model.safetensors");
    SafetensorsWriter.write(
        file,
        List.of(
            StoredTensor.of("b", FloatBuffer.wrap(new float[] {1, -2, 3.5f, 0, 5, 6}), 2, 3),
            StoredTensor.of("a", FloatBuffer.wrap(new float[] {Float.MIN_VALUE}), 1)));

    Map<String, StoredTensor> tensors = SafetensorsFile.read(file);

    assertThat(tensors).containsOnlyKeys("a", "b");
    assertThat(tensors.get("b").shape()).containsExactly(2L, 3L);
    assertThat(values(tensors.get("b"))).containsExactly(1, -2, 3.5f, 0, 5, 6);
    assertThat(values(tensors.get("a"))).containsExactly(Float.MIN_VALUE);
  }

  @Test
  void aFileIsLengthThenPaddedHeaderThenLittleEndianValues() throws IOException {
    Path file = folder.resolve("one.safetensors");
    SafetensorsWriter.write(
        file, List.of(StoredTensor.of("x", FloatBuffer.wrap(new float[] {1}), 1)));

    byte[] bytes = Files.readAllBytes(file);

    // 85 characters of JSON and 3 blanks make 88 bytes, a multiple of 8; 1.0f is 0x3f800000.
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    int padded = 88;
    assertThat(bytes).hasSize(8 + padded + 4).startsWith(padded, 0, 0, 0, 0, 0, 0, 0);
    assertThat(new String(bytes, 8, padded, StandardCharsets.US_ASCII).strip()).isEqualTo(header);
    assertThat(bytes).endsWith(0, 0, 0x80, 0x3f);
  }

  @Test
  void aWrittenFileReplacesTheOldOneAndLeavesNoOther() throws IOException {
    Path file = folder.resolve("model.safetensors");
    Files.writeString(file, "older and longer than what comes".repeat(100));
    SafetensorsWriter.write(
        file, List.of(StoredTensor.of("x", FloatBuffer.wrap(new float[] {7}), 1)));

    assertThat(values(SafetensorsFile.read(file).get("x"))).containsExactly(7);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  private static float[] values(StoredTensor tensor) {
    FloatBuffer floats = tensor.floats();
    float[] values = new float[floats.remaining()];
    floats.get(values);
    return values;
  }
}
