package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests for kubectl apply -k are what the chart renders, without Helm's marks. */
class PlainManifestsPageTest {
  private static final String RELEASE = "lrbench";
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .build());
  private static final String MARK =
      """
      # Rendered from helm/lrbench; never edit it.
      # Write it again: mvn -pl operator -am test -Dtest=PlainManifestsPageTest -Dlrbench.chart=write -Dsurefire.failIfNoSpecifiedTests=false
      """;

  @ParameterizedTest
  @ValueSource(strings = {"cluster", "namespace"})
  void isWhatTheChartRenders(String scope) throws IOException {
    Path file = Chart.FOLDER.resolve("../kustomize").resolve(scope).resolve("operator.yaml");
    List<JsonNode> objects = Chart.release(RELEASE, RELEASE, "scope=" + scope, "crd.install=false");
    String expected =
        MARK + objects.stream().map(PlainManifestsPageTest::plain).collect(Collectors.joining());
    if ("write".equals(System.getProperty("lrbench.chart"))) {
      Files.writeString(file, expected);
    }

    assertThat(Files.readString(file)).isEqualTo(expected);
  }

  /** Helm is not what manages these objects. */
  private static String plain(JsonNode rendered) {
    ObjectNode object = rendered.deepCopy();
    for (JsonNode labels : object.findValues("labels")) {
      ((ObjectNode) labels).remove(List.of("app.kubernetes.io/managed-by", "helm.sh/chart"));
    }
    try {
      return YAML.writeValueAsString(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
