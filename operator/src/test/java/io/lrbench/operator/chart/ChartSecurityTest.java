package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartSecurityTest {
  private static final String LIST = "scope=namespace watchNamespaces[0]=a watchNamespaces[1]=b";

  private static final Map<String, String> WHERE_BENCHMARKS_ARE =
      Map.of(
          "lrbench.io/lrbenchmarks", "get, list, watch",
          "lrbench.io/lrbenchmarks/status", "get, patch",
          "lrbench.io/lrbenchmarks/finalizers", "update",
          "batch/jobs", "create, delete, get, list, patch, watch",
          "pods", "get, list, watch",
          "configmaps", "create, get, list, update, watch",
          "events", "create",
          "kueue.x-k8s.io/workloads", "list");

  @Test
  void grantsWhatTheReconcilerDoesAndNothingElse() {
    List<JsonNode> objects = Chart.render();

    assertThat(Grants.of(Chart.only(objects, "ClusterRole"))).isEqualTo(WHERE_BENCHMARKS_ARE);
    assertThat(Grants.of(Chart.only(objects, "Role")))
        .isEqualTo(
            Map.of(
                "coordination.k8s.io/leases", "create",
                "coordination.k8s.io/leases one-lrbench-operator", "get, patch, update"));
  }

  @Test
  void grantsTheSameInEachNamespaceOfAListAndNothingElsewhere() {
    List<JsonNode> objects = Chart.render(LIST.split(" ", -1));

    assertThat(objects).noneMatch(object -> object.path("kind").asText().startsWith("Cluster"));
    for (String namespace : List.of("a", "b")) {
      assertThat(in(namespace, Chart.all(objects, "Role")))
          .singleElement()
          .satisfies(role -> assertThat(Grants.of(role)).isEqualTo(WHERE_BENCHMARKS_ARE));
      assertThat(in(namespace, Chart.all(objects, "RoleBinding"))).hasSize(1);
    }
    assertThat(in(Chart.NAMESPACE, Chart.all(objects, "Role"))).as("the lease's").hasSize(1);
  }

  private static List<JsonNode> in(String namespace, List<JsonNode> objects) {
    return objects.stream()
        .filter(
            object -> object.at("/metadata/namespace").asText(Chart.NAMESPACE).equals(namespace))
        .toList();
  }

  /** Every role in every scope: what could read a secret, enter a pod or widen itself. */
  @ParameterizedTest
  @ValueSource(strings = {"scope=cluster", "scope=namespace", LIST})
  void grantsNoSecretsNoLogsNoExecAndNoWildcard(String scope) {
    List<JsonNode> objects = Chart.render(scope.split(" ", -1));
    List<JsonNode> roles =
        Stream.concat(
                Chart.all(objects, "ClusterRole").stream(), Chart.all(objects, "Role").stream())
            .toList();

    assertThat(roles).isNotEmpty();
    for (JsonNode role : roles) {
      assertThat(Grants.of(role).keySet())
          .noneMatch(resource -> resource.contains("*"))
          .noneMatch(resource -> resource.startsWith("secrets"))
          .noneMatch(resource -> resource.startsWith("serviceaccounts"))
          .noneMatch(resource -> resource.startsWith("pods/"))
          .noneMatch(resource -> resource.contains("rbac.authorization"));
      assertThat(Grants.verbs(role))
          .doesNotContain("*", "escalate", "bind", "impersonate", "deletecollection");
      assertThat(role.path("rules").findValues("nonResourceURLs")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"scope=cluster", "scope=namespace"})
  void bindsTheRolesToTheOperatorsAccountOnly(String scope) {
    List<JsonNode> objects = Chart.render(scope);
    String account = Chart.only(objects, "ServiceAccount").at("/metadata/name").asText();

    for (String kind : List.of("ClusterRoleBinding", "RoleBinding")) {
      for (JsonNode binding : Chart.all(objects, kind)) {
        assertThat(binding.path("subjects")).hasSize(1);
        assertThat(binding.at("/subjects/0/name").asText()).isEqualTo(account);
        assertThat(binding.at("/subjects/0/namespace").asText()).isEqualTo(Chart.NAMESPACE);
        assertThat(Chart.all(objects, kind.replace("Binding", "")))
            .extracting(role -> role.at("/metadata/name").asText())
            .contains(binding.at("/roleRef/name").asText());
      }
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

  @Test
  void letsNobodyConnectUnlessTold() {
    JsonNode policy = Chart.only(Chart.render(), "NetworkPolicy").path("spec");

    assertThat(policy.path("policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]");
    assertThat(policy.has("ingress")).isFalse();
    assertThat(Set.copyOf(policy.path("egress").findValuesAsText("port")))
        .isEqualTo(Set.of("53", "443", "6443"));
    assertThat(Chart.render("networkPolicy.enabled=false"))
        .noneMatch(object -> object.path("kind").asText().equals("NetworkPolicy"));
  }

  @Test
  void shieldsTrialsInEveryServedNamespace() {
    List<JsonNode> policies =
        Chart.all(
            Chart.render(
                "scope=namespace",
                "watchNamespaces[0]=a",
                "watchNamespaces[1]=b",
                "networkPolicy.enabled=false",
                "trainer.networkPolicy.enabled=true",
                "trainer.networkPolicy.egress=null"),
            "NetworkPolicy");

    assertThat(policies)
        .extracting(policy -> policy.at("/metadata/namespace").asText())
        .containsExactly("a", "b");
    assertThat(policies)
        .allSatisfy(
            policy -> {
              assertThat(policy.at("/spec/podSelector/matchLabels").toString())
                  .contains("trainer", "lrbench-operator");
              assertThat(policy.at("/spec/ingress").isMissingNode()).isTrue();
              assertThat(policy.at("/spec/egress").isMissingNode()).isTrue();
            });
  }

  @Test
  void letsTrainersAndTheOperatorMeetWhereProgressIsTold() {
    List<JsonNode> policies =
        Chart.all(
            Chart.render(
                "scope=namespace",
                "progress.enabled=true",
                "trainer.networkPolicy.enabled=true",
                "trainer.networkPolicy.egress=null"),
            "NetworkPolicy");
    JsonNode operator = policies.get(0).path("spec");
    JsonNode trainer = policies.get(1).path("spec");

    assertThat(operator.at("/ingress/0/from/0/podSelector")).isEqualTo(trainer.path("podSelector"));
    assertThat(operator.at("/ingress/0/from/0").has("namespaceSelector")).isTrue();
    assertThat(trainer.path("egress")).hasSize(1);
    assertThat(trainer.at("/egress/0/to/0/podSelector")).isEqualTo(operator.path("podSelector"));
    assertThat(trainer.at("/egress/0/ports/0/port").asInt()).isEqualTo(8080);
  }
}
