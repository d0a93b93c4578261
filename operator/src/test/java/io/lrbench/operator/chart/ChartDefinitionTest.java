package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The chart's LRBenchmark resource is the one of module crds. */
class ChartDefinitionTest {
  private static final String NAME = "lrbenchmarks.lrbench.io-v1.yml";
  private static final Path ORIGINAL = Path.of("../crds", NAME);
  private static final Path COPY = Chart.FOLDER.resolve("files").resolve(NAME);
  private static final String WRITE =
      "mvn -pl operator -am test -Dtest=ChartDefinitionTest -Dlrbench.crd=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";
  private static final String MARK =
      """
      # A copy of crds/%s; never edit it.
      # Copy it again: %s
      """
          .formatted(NAME, WRITE);

  @Test
  void isAMarkedCopy() throws IOException {
    String expected = MARK + Files.readString(ORIGINAL);
    if ("write".equals(System.getProperty("lrbench.crd"))) {
      Files.writeString(COPY, expected);
    }

    boolean same = Files.readString(COPY).equals(expected);

    assertThat(same).as("%s is an old copy; copy it again: %s", COPY, WRITE).isTrue();
  }

  @Test
  void isInstalledUnchangedAndStaysAfterAnUninstall() throws IOException {
    JsonNode original = Chart.objects(Files.readString(ORIGINAL)).get(0);

    JsonNode rendered = Chart.only(Chart.render(), "CustomResourceDefinition");

    JsonNode annotations = ((ObjectNode) rendered.get("metadata")).remove("annotations");
    assertThat(annotations.path("helm.sh/resource-policy").asText()).isEqualTo("keep");
    assertThat(rendered).isEqualTo(original);
  }

  @Test
  void isLeftOutOnRequest() {
    assertThat(Chart.render("crd.install=false"))
        .extracting(object -> object.path("kind").asText())
        .isNotEmpty()
        .doesNotContain("CustomResourceDefinition");
  }
}
