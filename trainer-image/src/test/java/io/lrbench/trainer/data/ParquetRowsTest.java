package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that pyarrow wrote; see make.py beside them. */
class ParquetRowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"none", "snappy", "zstd", "gzip", "lz4", "v2"})
  void readsWhatAnotherLibraryReads(String name) throws IOException, URISyntaxException {
    List<JsonNode> expected = read(resource("expected.jsonl"));
    assertThat(read(resource(name + ".parquet"))).isEqualTo(expected);
  }

  @Test
  void namesTheCodecThatItDoesNotKnow() throws URISyntaxException {
    Path file = resource("brotli.parquet");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InputException.class)
        .hasMessage(
            file
                + ": expected columns compressed with one of [UNCOMPRESSED, SNAPPY, GZIP, ZSTD,"
                + " LZ4_RAW], found BROTLI; write it again with one of them");
  }

  @Test
  void refusesWhatIsNoParquet() throws IOException {
    Path file = Files.writeString(folder.resolve("a.parquet"), "<html>Sign in</html>");
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.parquet: expected a Parquet file, found ");
  }

  @Test
  void refusesAFileThatEndsTooEarly() throws IOException, URISyntaxException {
    byte[] bytes = Files.readAllBytes(resource("snappy.parquet"));
    Path file = folder.resolve("a.parquet");
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.parquet: expected a Parquet file, found ");
  }

  @Test
  void namesTheRowBehindWhichPagesAreBroken() throws IOException, URISyntaxException {
    byte[] bytes = Files.readAllBytes(resource("snappy.parquet"));
    Arrays.fill(bytes, 4, 200, (byte) 7);
    Path file = Files.write(folder.resolve("a.parquet"), bytes);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a.parquet, row 1: expected readable pages, found ");
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(ParquetRowsTest.class.getResource("/rows/parquet/" + name).toURI());
  }

  private static List<JsonNode> read(Path file) {
    List<JsonNode> rows = new ArrayList<>();
    try (Rows open = Rows.open(file, Split.TRAIN)) {
      open.forEachRemaining(row -> rows.add(parsed(row)));
    }
    return rows;
  }

  private static JsonNode parsed(Row row) {
    try {
      return JSON.readTree(row.fields().toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
