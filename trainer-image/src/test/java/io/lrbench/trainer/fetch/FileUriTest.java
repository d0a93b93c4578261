package io.lrbench.trainer.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileUriTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.createDirectories(folder.resolve("manifests"));
    Files.writeString(folder.resolve("a +b.txt"), "x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:../a +b.txt",
        "file:../a%20+b.txt",
        "file:%s/a +b.txt",
        "file://%s/a +b.txt"
      })
  void findsRelativeAndAbsolutePaths(String uri) {
    String written = uri.contains("%s") ? String.format(uri, folder) : uri;
    assertThat(FileUri.resolve("dataset.uri", written, folder.resolve("manifests")))
        .isEqualTo(folder.resolve("a +b.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "hf://a/b, expected a file: URI",
    "file://host/a, which names a host",
    "file:, no path",
    "file:a%zz, write %25 for a percent sign",
    "file:absent.txt, nothing there"
  })
  void refusesWhatItCannotRead(String uri, String message) {
    assertThatThrownBy(() -> FileUri.resolve("dataset.uri", uri, folder))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("dataset.uri: expected ")
        .hasMessageContaining(message);
  }

  @Test
  void saysWhereItLooked() {
    assertThatThrownBy(() -> FileUri.resolve("model.uri", "file:absent", folder))
        .hasMessageContaining(folder.resolve("absent").toString());
  }
}
