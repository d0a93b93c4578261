package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the chart renders is what an API server takes, every field of it. */
@OnBothTargets
class ChartAtTheApiIT {
  private static final Map<String, String> COLLECTIONS =
      Map.of(
          "ServiceAccount", "/api/v1/namespaces/%s/serviceaccounts",
          "Deployment", "/apis/apps/v1/namespaces/%s/deployments",
          "NetworkPolicy", "/apis/networking.k8s.io/v1/namespaces/%s/networkpolicies",
          "PodDisruptionBudget", "/apis/policy/v1/namespaces/%s/poddisruptionbudgets",
          "Role", "/apis/rbac.authorization.k8s.io/v1/namespaces/%s/roles",
          "RoleBinding", "/apis/rbac.authorization.k8s.io/v1/namespaces/%s/rolebindings",
          "ClusterRole", "/apis/rbac.authorization.k8s.io/v1/clusterroles",
          "ClusterRoleBinding", "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
          "CustomResourceDefinition", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions");

  private final Cluster cluster;

  ChartAtTheApiIT(Cluster cluster) {
    this.cluster = cluster;
  }

  @Test
  void takesEveryObjectByStrictDecoding() {
    for (String scope : List.of("cluster", "namespace")) {
      List<JsonNode> objects =
          Chart.renderIn(
              cluster.namespace(),
              "scope=" + scope,
              "replicas=2",
              "trainer.networkPolicy.enabled=true",
              "trainer.networkPolicy.namespaces[0]=" + cluster.namespace(),
              "networkPolicy.ingressFrom[0].podSelector.matchLabels.app=prometheus",
              "topologySpreadConstraints[0].topologyKey=zone",
              "topologySpreadConstraints[0].maxSkew=1",
              "topologySpreadConstraints[0].whenUnsatisfiable=ScheduleAnyway",
              "commonLabels.team=nlp",
              "commonAnnotations.contact=nlp");
      objects.forEach(this::assertAccepted);
    }
  }

  @Test
  void takesTheOperatorsPodWhereOnlyRestrictedPodsMayRun() {
    cluster
        .client()
        .namespaces()
        .withName(cluster.namespace())
        .edit(
            namespace -> {
              namespace
                  .getMetadata()
                  .getLabels()
                  .put("pod-security.kubernetes.io/enforce", "restricted");
              return namespace;
            });
    ObjectNode pod =
        Chart.only(
                Chart.render("serviceAccount.create=false", "serviceAccount.name=default"),
                "Deployment")
            .at("/spec/template")
            .deepCopy();
    pod.put("apiVersion", "v1").put("kind", "Pod");
    ((ObjectNode) pod.get("metadata")).put("name", "operator");

    HttpResponse<byte[]> answer =
        dryRun("/api/v1/namespaces/%s/pods".formatted(cluster.namespace()), pod);

    assertThat(answer.code()).as(text(answer)).isEqualTo(201);
  }

  private void assertAccepted(JsonNode given) {
    ObjectNode object = given.deepCopy();
    String kind = object.path("kind").asText();
    String path = COLLECTIONS.get(kind);
    assertThat(path).as("the collection of " + kind).isNotNull();

    HttpResponse<byte[]> answer = dryRun(path.formatted(cluster.namespace()), object);

    // a definition may be there already: then its content was not what was refused
    assertThat(answer.code()).as(kind + ": " + text(answer)).isIn(201, 409);
    assertThat(answer.headers("Warning")).as(kind).isEmpty();
  }

  private HttpResponse<byte[]> dryRun(String path, ObjectNode object) {
    KubernetesClient client = cluster.client();
    String url = client.getConfiguration().getMasterUrl().replaceAll("/$", "") + path;
    HttpRequest request =
        client
            .getHttpClient()
            .newHttpRequestBuilder()
            .uri(url + "?dryRun=All&fieldValidation=Strict")
            .method("POST", "application/json", object.toString())
            .build();
    return client.getHttpClient().sendAsync(request, byte[].class).join();
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
