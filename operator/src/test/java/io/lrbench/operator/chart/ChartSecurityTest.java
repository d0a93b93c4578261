package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChartSecurityTest {

  /** Verbs by group/resource of a role. */
  private static Map<String, String> grants(JsonNode role) {
    Map<String, String> grants = new TreeMap<>();
    for (JsonNode rule : role.path("rules")) {
      for (JsonNode group : rule.path("apiGroups")) {
        for (JsonNode resource : rule.path("resources")) {
          List<String> verbs = new ArrayList<>();
          rule.path("verbs").forEach(verb -> verbs.add(verb.asText()));
          grants.put(
              group.asText() + "/" + resource.asText(), String.join(",", new TreeSet<>(verbs)));
        }
      }
    }
    return grants;
  }

  @Test
  void grantsWhatTheReconcilerDoesAndNothingElse() {
    List<JsonNode> objects = Chart.render();

    assertThat(grants(Chart.only(objects, "ClusterRole")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "lrbench.io/lrbenchmarks", "get,list,watch",
                "lrbench.io/lrbenchmarks/status", "get,patch",
                "lrbench.io/lrbenchmarks/finalizers", "update",
                "batch/jobs", "create,delete,get,list,patch,watch",
                "/pods", "get,list,watch",
                "/configmaps", "create,get,list,update,watch",
                "/events", "create"));
    assertThat(grants(Chart.only(objects, "Role")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("coordination.k8s.io/leases", "create,get,patch,update"));
  }

  @Test
  void bindsTheRolesToTheOperatorsAccount() {
    List<JsonNode> objects = Chart.render();
    String account = Chart.only(objects, "ServiceAccount").at("/metadata/name").asText();

    for (String kind : List.of("ClusterRoleBinding", "RoleBinding")) {
      JsonNode binding = Chart.only(objects, kind);
      assertThat(binding.at("/subjects/0/name").asText()).isEqualTo(account);
      assertThat(binding.at("/subjects/0/namespace").asText()).isEqualTo(Chart.NAMESPACE);
      assertThat(binding.at("/roleRef/name").asText())
          .isEqualTo(
              Chart.only(objects, kind.replace("Binding", "")).at("/metadata/name").asText());
    }
  }

  /** The fields that the Pod Security Standard "restricted" demands. */
  @Test
  void runsRestricted() {
    JsonNode pod = Chart.only(Chart.render(), "Deployment").at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0/securityContext");

    assertThat(pod.path("containers")).hasSize(1);
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(65_532);
    assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
    assertThat(container.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(container.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(container.at("/capabilities/drop").toString()).isEqualTo("[\"ALL\"]");
    assertThat(pod.at("/volumes").findValuesAsText("hostPath")).isEmpty();
    assertThat(pod.has("hostNetwork")).isFalse();
  }
}
