package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What two releases both create, Helm refuses: an object has one owner. */
class SeveralReleasesTest {
  private static Set<String> objects(String release, String namespace, String... values) {
    return Chart.release(release, namespace, values).stream()
        .map(
            object ->
                object.path("kind").asText()
                    + (object.path("kind").asText().matches("Cluster.*|Custom.*")
                        ? ""
                        : " " + object.at("/metadata/namespace").asText(namespace))
                    + "/"
                    + object.at("/metadata/name").asText())
        .collect(Collectors.toSet());
  }

  private static Set<String> shared(Set<String> one, Set<String> other) {
    Set<String> shared = new HashSet<>(one);
    shared.retainAll(other);
    return shared;
  }

  @Test
  void standSideBySideInOneNamespaceWhereTheyServeOthers() {
    assertThat(
            shared(
                objects("one", "bench", "scope=namespace", "watchNamespaces[0]=a"),
                objects(
                    "two",
                    "bench",
                    "scope=namespace",
                    "watchNamespaces[0]=b",
                    "crd.install=false")))
        .isEmpty();
  }

  @Test
  void electTheirLeadersByLeasesOfTheirOwn() {
    for (String name : List.of("one", "two", "lrbench")) {
      List<JsonNode> objects = Chart.release(name, "bench");
      JsonNode rule = Chart.only(objects, "Role").at("/rules/0");
      String lease = rule.at("/resourceNames/0").asText();

      assertThat(rule.path("resourceNames")).hasSize(1);
      assertThat(lease).startsWith(name);
      assertThat(Chart.only(objects, "Deployment").toString())
          .contains("{\"name\":\"LRBENCH_LEASE\",\"value\":\"" + lease + "\"}");
    }
  }

  @Test
  void cannotServeANamespaceTwice() {
    assertThat(
            shared(
                objects("one", "bench", "scope=namespace", "watchNamespaces[0]=a"),
                objects(
                    "two",
                    "other",
                    "scope=namespace",
                    "watchNamespaces[0]=a",
                    "crd.install=false")))
        .containsExactlyInAnyOrder("Role a/lrbench-operator", "RoleBinding a/lrbench-operator");
  }

  @Test
  void cannotServeEveryNamespaceTwice() {
    assertThat(shared(objects("one", "bench"), objects("two", "other", "crd.install=false")))
        .containsExactlyInAnyOrder(
            "ClusterRole/lrbench-operator", "ClusterRoleBinding/lrbench-operator");
  }

  @Test
  void doNotBothOwnTheResource() {
    assertThat(
            shared(
                objects("one", "bench", "scope=namespace"),
                objects("two", "other", "scope=namespace")))
        .containsExactly("CustomResourceDefinition/lrbenchmarks.lrbench.io");
  }
}
