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
    assertThat(find("dataset.uri", written, folder.resolve("manifests")))
        .isEqualTo(folder.resolve("a +b.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, write a URI: file: and a path",
    "file://host/a, a file URI here has no host",
    "file:, write file: and the path",
    "file:a%zz, write %25 for a percent sign",
    "file:absent.txt, nothing there"
  })
  void refusesWhatItCannotRead(String uri, String message) {
    assertThatThrownBy(() -> find("dataset.uri", uri, folder))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("dataset.uri: expected ")
        .hasMessageContaining(message);
  }

  private Path find(String field, String uri, Path files) {
    FetchFixture nobody = new FetchFixture(folder.resolve("cache"), "http://127.0.0.1:1");
    return Places.of(nobody.environment(), files, nobody).whole(field, uri);
  }

  @Test
  void saysWhereItLooked() {
    assertThatThrownBy(() -> find("model.uri", "file:absent", folder))
        .hasMessageContaining(folder.resolve("absent").toString());
  }
}
