package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.admit.Admission;
import io.lrbench.operator.cli.manifest.ManifestReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChartTestHookTest {
  private static final String LIST = "watchNamespaces[0]=a";

  @Test
  void itsAccountMayRunThatOneBenchmarkAndNothingElse() {
    JsonNode role = Chart.only(Chart.tests(), "Role");

    assertThat(Grants.of(role))
        .isEqualTo(
            Map.of(
                "lrbench.io/lrbenchmarks", "create",
                "lrbench.io/lrbenchmarks one-lrbench-test", "delete, get"));
  }

  @Test
  void runsWhereTheOperatorServes() {
    List<JsonNode> objects = Chart.tests("scope=namespace", LIST);

    assertThat(Chart.only(objects, "Role").at("/metadata/namespace").asText()).isEqualTo("a");
    assertThat(Chart.only(objects, "RoleBinding").at("/metadata/namespace").asText())
        .isEqualTo("a");
    assertThat(Chart.only(objects, "Pod").at("/spec/containers/0/args").toString())
        .contains("\"--namespace\",\"a\"");
    assertThat(Chart.only(objects, "RoleBinding").at("/subjects/0/namespace").asText())
        .isEqualTo(Chart.NAMESPACE);
  }

  @Test
  void itsManifestIsOneThatAClusterTakes() throws JsonProcessingException {
    String manifest =
        Chart.all(Chart.tests(), "ConfigMap").stream()
            .map(map -> map.at("/data/benchmark.yaml").asText())
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElseThrow();

    LRBenchmark benchmark = ManifestReader.read(manifest);

    assertThat(Admission.of(benchmark.getSpec(), false)).isEmpty();
    assertThat(new ObjectMapper().writeValueAsString(benchmark.getSpec()))
        .contains("\"name\":\"one-lrbench-test\"");
  }

  @Test
  void itsPodIsNoneOfTheOperators() {
    JsonNode pod = Chart.only(Chart.tests(), "Pod");

    assertThat(pod.at("/metadata/labels/app.kubernetes.io~1name").asText())
        .isEqualTo("lrbench-test");
    assertThat(pod.at("/spec/containers/0/securityContext/readOnlyRootFilesystem").asBoolean())
        .isTrue();
    assertThat(pod.at("/spec/containers/0/image").asText())
        .isEqualTo("localhost/lrbench-operator:0.1.0");
  }

  /** A deleted pod could not say anything to helm test --logs. */
  @Test
  void leavesItsPodForItsLog() {
    for (JsonNode object : Chart.tests()) {
      String policy = object.at("/metadata/annotations/helm.sh~1hook-delete-policy").asText();
      assertThat(policy).contains("before-hook-creation");
      assertThat(policy.contains("hook-succeeded"))
          .isEqualTo(!object.path("kind").asText().equals("Pod"));
    }
  }
}
