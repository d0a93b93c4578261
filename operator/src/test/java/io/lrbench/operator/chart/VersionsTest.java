package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A release has one version, in the five places that say it. */
class VersionsTest {
  @Test
  void agree() throws IOException {
    String pom = Files.readString(Path.of("../pom.xml"));
    String version = found("<image.version>(.+)</image.version>", pom);
    JsonNode chart = Chart.objects(Files.readString(Chart.FOLDER.resolve("Chart.yaml"))).get(0);
    JsonNode values = Chart.objects(Files.readString(Chart.FOLDER.resolve("values.yaml"))).get(0);
    String main = "src/main/java/io/lrbench/operator/";

    assertThat(found("<version>(.+)</version>", pom).replace("-SNAPSHOT", "")).isEqualTo(version);
    assertThat(chart.path("appVersion").asText()).isEqualTo(version);
    assertThat(values.at("/trainer/image").asText()).endsWith(":" + version);
    assertThat(Files.readString(Path.of(main, "cli/Lrbench.java")))
        .contains("\"lrbench " + version + "\"");
    assertThat(Files.readString(Path.of(main, "config/OperatorConfig.java")))
        .contains("lrbench-trainer:" + version + "\"");
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
