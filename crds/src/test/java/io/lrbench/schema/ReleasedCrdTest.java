package io.lrbench.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written against a released CRD is taken by today's, and means the same. */
class ReleasedCrdTest {
  private static final Path RELEASED = Path.of("released");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @ParameterizedTest
  @MethodSource("released")
  void todaysCrdBreaksNoReleasedOne(Path released) throws IOException {
    assertThat(
            Compatibility.ofDefinitions(
                YAML.readTree(Files.readString(released)), YAML.readTree(Crd.yaml())))
        .as("what breaks users of %s; %s/README.md says what may change", released, RELEASED)
        .isEmpty();
  }

  @Test
  void everyReleaseIsThere() throws IOException {
    assertThat(released()).contains(RELEASED.resolve("0.1.0.yml"));
  }

  static List<Path> released() throws IOException {
    try (Stream<Path> files = Files.list(RELEASED)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }
}
