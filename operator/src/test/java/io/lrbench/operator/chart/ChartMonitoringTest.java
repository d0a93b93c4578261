package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reads the metrics, and what shows them. */
class ChartMonitoringTest {
  private static List<JsonNode> all() {
    return Chart.render(
        "metrics.serviceMonitor.enabled=true",
        "metrics.serviceMonitor.labels.release=prometheus",
        "metrics.rules.enabled=true",
        "metrics.dashboard.enabled=true");
  }

  @Test
  void monitorsTheServiceOfTheOperatorsPods() {
    List<JsonNode> objects = all();
    JsonNode service = Chart.only(objects, "Service");
    JsonNode monitor = Chart.only(objects, "ServiceMonitor");
    JsonNode pod = Chart.only(objects, "Deployment").at("/spec/template");

    service
        .at("/spec/selector")
        .properties()
        .forEach(
            label ->
                assertThat(pod.at("/metadata/labels").path(label.getKey()))
                    .isEqualTo(label.getValue()));
    monitor
        .at("/spec/selector/matchLabels")
        .properties()
        .forEach(
            label ->
                assertThat(service.at("/metadata/labels").path(label.getKey()))
                    .isEqualTo(label.getValue()));
    assertThat(monitor.at("/spec/endpoints/0/port")).isEqualTo(service.at("/spec/ports/0/name"));
    assertThat(monitor.at("/metadata/labels/release").asText()).isEqualTo("prometheus");
  }

  /** The Prometheus Operator names a target's job after its Service. */
  @Test
  void rulesReadWhatTheMonitorScrapes() {
    List<JsonNode> objects = all();
    String job = Chart.only(objects, "Service").at("/metadata/name").asText();

    JsonNode rules = Chart.only(objects, "PrometheusRule").at("/spec/groups/0/rules");

    assertThat(rules).hasSize(5);
    for (JsonNode rule : rules) {
      assertThat(rule.path("expr").asText())
          .contains("namespace=\"" + Chart.NAMESPACE + "\",job=\"" + job + "\"");
      assertThat(rule.at("/annotations/summary").asText()).endsWith(".");
      assertThat(rule.at("/annotations/description").asText()).isNotBlank();
    }
  }

  @Test
  void promtoolTakesTheRules(@TempDir Path folder) throws IOException, InterruptedException {
    assumeTrue(isThere("promtool"), "no promtool on the PATH");
    Path file = folder.resolve("rules.yaml");
    Files.writeString(
        file,
        new ObjectMapper(new YAMLFactory())
            .writeValueAsString(Chart.only(all(), "PrometheusRule").path("spec")));

    Process promtool =
        new ProcessBuilder("promtool", "check", "rules", file.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(promtool.waitFor()).as(said).isZero();
  }

  private static boolean isThere(String program) {
    return Pattern.compile(":")
        .splitAsStream(System.getenv("PATH"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  void theDashboardIsWholeAndItsPanelsLieSideBySide() throws IOException {
    JsonNode map = Chart.only(all(), "ConfigMap");
    assertThat(map.at("/metadata/labels/grafana_dashboard").asText()).isEqualTo("1");

    JsonNode dashboard = new ObjectMapper().readTree(map.at("/data/lrbench.json").asText());

    Set<Integer> ids = new HashSet<>();
    Set<String> cells = new HashSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      assertThat(panel.path("title").asText()).isNotBlank();
      JsonNode grid = panel.path("gridPos");
      assertThat(grid.path("x").asInt() + grid.path("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = 0; x < grid.path("w").asInt(); x++) {
        for (int y = 0; y < grid.path("h").asInt(); y++) {
          assertThat(cells.add((grid.path("x").asInt() + x) + "/" + (grid.path("y").asInt() + y)))
              .as("panel %s overlaps another", panel.path("title"))
              .isTrue();
        }
      }
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.path("expr").asText())
            .contains("{namespace=~\"$namespace\",job=~\"$job\"");
      }
    }
    assertThat(dashboard.path("templating").path("list").findValuesAsText("name"))
        .containsExactly("datasource", "namespace", "job");
  }

  @Test
  void letsTrainersTellTheirProgressWhereAsked() {
    List<JsonNode> plain = Chart.render("scope=namespace");
    assertThat(plain.toString()).doesNotContain("tokenreviews").doesNotContain("PROGRESS_URL");

    List<JsonNode> objects = Chart.render("scope=namespace", "progress.enabled=true");

    JsonNode role = Chart.only(objects, "ClusterRole");
    assertThat(role.path("rules")).hasSize(1);
    assertThat(role.at("/rules/0/resources").toString()).isEqualTo("[\"tokenreviews\"]");
    assertThat(role.at("/rules/0/verbs").toString()).isEqualTo("[\"create\"]");
    JsonNode reading =
        Chart.all(
                Chart.render("progress.enabled=true", "progress.curves.enabled=true"),
                "ClusterRole")
            .stream()
            .filter(one -> one.at("/metadata/name").asText().endsWith("-progress"))
            .findFirst()
            .orElseThrow();
    assertThat(Grants.of(reading))
        .isEqualTo(
            Map.of(
                "authentication.k8s.io/tokenreviews", "create",
                "authorization.k8s.io/subjectaccessreviews", "create"));
    String service = Chart.only(objects, "Service").at("/metadata/name").asText();
    assertThat(Chart.only(objects, "Deployment").toString())
        .contains(
            "{\"name\":\"LRBENCH_PROGRESS_URL\",\"value\":\"http://"
                + service
                + "."
                + Chart.NAMESPACE
                + ".svc:8080/progress\"}");
  }

  @Test
  void keepsCurvesWhereAskedOnADiskOfBoundedSize() {
    String[] curves = {"progress.enabled=true", "progress.curves.enabled=true"};
    JsonNode pod = Chart.only(Chart.render(curves), "Deployment").at("/spec/template/spec");

    assertThat(pod.toString())
        .contains("{\"name\":\"LRBENCH_PROGRESS_CURVES_SIZE\",\"value\":\"1Gi\"}");
    assertThat(pod.at("/volumes/1/emptyDir/sizeLimit").asText()).isEqualTo("1Gi");
    assertThat(pod.at("/containers/0/volumeMounts/1/mountPath").asText()).isEqualTo("/curves");
    assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(Chart.render("progress.curves.enabled=true").toString()).doesNotContain("CURVES");
  }

  /** One that shared it would remove the other's files: it knows nothing of their benchmarks. */
  @Test
  void keepsCurvesOfEachReleaseInAFolderOfItsOwn() {
    String[] curves = {
      "progress.enabled=true", "progress.curves.enabled=true", "progress.curves.claim=curves"
    };

    assertThat(folder(Chart.release("one", Chart.NAMESPACE, curves)))
        .isEqualTo("/curves/kept/one-lrbench");
    assertThat(folder(Chart.release("two", Chart.NAMESPACE, curves)))
        .isEqualTo("/curves/kept/two-lrbench");
  }

  private static String folder(List<JsonNode> objects) {
    for (JsonNode variable :
        Chart.only(objects, "Deployment").at("/spec/template/spec/containers/0/env")) {
      if (variable.path("name").asText().equals("LRBENCH_PROGRESS_CURVES_FOLDER")) {
        return variable.path("value").asText();
      }
    }
    throw new AssertionError("expected LRBENCH_PROGRESS_CURVES_FOLDER, found none");
  }

  /** The operator would not start. */
  @Test
  void takesNoSizeOfCurvesBelowAMebibyte() {
    assertThatThrownBy(() -> Chart.render("progress.curves.size=146Ki"))
        .hasMessageContaining("/progress/curves/size");
    assertThat(Chart.render("progress.curves.size=1Mi")).isNotEmpty();
  }

  /** A volume that one node mounts would keep the next operator waiting for the last one. */
  @Test
  void keepsCurvesOnAClaimWhereAsked() {
    JsonNode operator =
        Chart.only(
            Chart.render(
                "progress.enabled=true",
                "progress.curves.enabled=true",
                "progress.curves.claim=curves"),
            "Deployment");

    assertThat(operator.at("/spec/strategy/type").asText()).isEqualTo("Recreate");
    JsonNode pod = operator.at("/spec/template/spec");
    assertThat(pod.at("/volumes/1/persistentVolumeClaim/claimName").asText()).isEqualTo("curves");
    assertThat(pod.at("/securityContext/fsGroup").asInt()).isEqualTo(65_532);
  }

  @Test
  void logsJsonWhereAsked() {
    assertThat(Chart.only(Chart.render("logFormat=json"), "Deployment").toString())
        .contains("{\"name\":\"QUARKUS_LOG_CONSOLE_JSON_ENABLED\",\"value\":\"true\"}");
  }
}
