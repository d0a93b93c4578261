package io.lrbench.trainer.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.SafetensorsText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {
  @TempDir Path folder;

  @Test
  void widensHalfPrecisionExactly() throws IOException {
    // 1, -2, the smallest subnormal, infinity, NaN in binary16; 1 and -0.15625 in bfloat16.
    byte[] bytes =
        ByteBuffer.allocate(14)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) 0x3c00)
            .putShort((short) 0xc000)
            .putShort((short) 0x0001)
            .putShort((short) 0x7c00)
            .putShort((short) 0x7e00)
            .putShort((short) 0x3f80)
            .putShort((short) 0xbe20)
            .array();
    Path file =
        SafetensorsText.write(
            folder.resolve("a"),
            "{\"h\":{\"dtype\":\"F16\",\"shape\":[5],\"data_offsets\":[0,10]},"
                + "\"b\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[10,14]}}",
            bytes);
    FloatBuffer half = SafetensorsFile.read(file).get("h").floats();
    assertThat(half.get(0)).isEqualTo(1f);
    assertThat(half.get(1)).isEqualTo(-2f);
    assertThat(half.get(2)).isEqualTo(0x1p-24f);
    assertThat(half.get(3)).isInfinite();
    assertThat(half.get(4)).isNaN();
    FloatBuffer brain = SafetensorsFile.read(file).get("b").floats();
    assertThat(brain.get(0)).isEqualTo(1f);
    assertThat(brain.get(1)).isEqualTo(-0.15625f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F32|[2]|[0,8]|at least 70 bytes, found 66 bytes, a truncated file",
        "F32|[2]|[0,4]|data_offsets that hold F32 of shape [2], found bytes 0 to 4",
        "F32|[-2]|[0,4]|data_offsets that hold F32 of shape [-2]",
        "F32|[4000000000,4000000000]|[0,4]|a tensor below 2 GiB",
        "Q4|[1]|[0,4]|a dtype such as F32, F16 or BF16, found Q4",
        "F32|[1]|[-4,0]|data_offsets that hold F32 of shape [1], found bytes -4 to 0"
      })
  void refusesATensorThatIsNotThere(String type, String shape, String offsets, String message)
      throws IOException {
    String header =
        String.format(
            "{\"t\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}", type, shape, offsets);
    Path file = SafetensorsText.write(folder.resolve("a"), header, new byte[4]);
    refused(file, message);
  }

  @Test
  void refusesTensorsThatShareBytes() throws IOException {
    Path file =
        SafetensorsText.write(
            folder.resolve("a"),
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
            new byte[8]);
    refused(file, "expected b behind byte 8, the end of a, found its start at byte 4");
  }

  @Test
  void refusesAHeaderLongerThanTheFile() throws IOException {
    refused(
        SafetensorsText.write(folder.resolve("a"), 1000, new byte[2]),
        "expected at least 1008 bytes, found 10 bytes, a truncated file");
  }

  @Test
  void refusesAnotherFormat() throws IOException {
    refused(Files.writeString(folder.resolve("a"), "version https://git-lfs"), "a header of ");
    refused(Files.writeString(folder.resolve("b"), "x"), "expected at least 8 bytes");
    refused(
        SafetensorsText.write(folder.resolve("c"), "[]", new byte[2]),
        "a header that is a JSON object, found a JSON ARRAY");
    refused(folder.resolve("absent"), "expected a safetensors file, found nothing");
  }

  @Test
  void refusesIntegersWhereWeightsAreNeeded() throws IOException {
    Path file =
        SafetensorsText.write(
            folder.resolve("a"),
            "{\"t\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
            new byte[4]);
    assertThatThrownBy(() -> SafetensorsFile.read(file).get("t").floats())
        .isInstanceOf(InputException.class)
        .hasMessageContaining("expected values of type [F32, F16, BF16], found I32");
  }

  private static void refused(Path file, String message) {
    assertThatThrownBy(() -> SafetensorsFile.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }
}
