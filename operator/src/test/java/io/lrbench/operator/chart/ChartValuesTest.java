package io.lrbench.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.LintResult;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.lrbench.operator.kube.Installed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartValuesTest {

  private static List<String> kinds(List<JsonNode> objects) {
    return objects.stream().map(object -> object.path("kind").asText()).toList();
  }

  private static String env(JsonNode deployment, String name) {
    for (JsonNode variable : deployment.at("/spec/template/spec/containers/0/env")) {
      if (variable.path("name").asText().equals(name)) {
        return variable.path("value").asText();
      }
    }
    throw new AssertionError("no variable " + name);
  }

  @Test
  void passesTheStrictLinter() {
    LintResult result = Chart.helm().lint().strict().call();

    assertThat(result.isFailed()).as(String.valueOf(result.getMessages())).isFalse();
  }

  @Test
  void servesEveryNamespaceByDefault() {
    List<JsonNode> objects = Chart.render();

    assertThat(kinds(objects))
        .containsExactlyInAnyOrder(
            "ServiceAccount",
            "CustomResourceDefinition",
            "ClusterRole",
            "ClusterRoleBinding",
            "Role",
            "RoleBinding",
            "NetworkPolicy",
            "Deployment");
    JsonNode deployment = Chart.only(objects, "Deployment");
    assertThat(env(deployment, "QUARKUS_OPERATOR_SDK_NAMESPACES"))
        .isEqualTo("JOSDK_ALL_NAMESPACES");
    assertThat(deployment.at("/spec/template/spec/containers/0/image").asText())
        .isEqualTo("localhost/lrbench-operator:0.1.0");
    assertThat(deployment.at("/spec/template/spec/containers/0/args/0").asText())
        .isEqualTo("operator");
  }

  @Test
  void servesItsOwnNamespaceWithRolesOnly() {
    List<JsonNode> objects = Chart.render("scope=namespace", "leaderElection.enabled=false");

    assertThat(kinds(objects)).doesNotContain("ClusterRole", "ClusterRoleBinding").contains("Role");
    JsonNode deployment = Chart.only(objects, "Deployment");
    assertThat(env(deployment, "QUARKUS_OPERATOR_SDK_NAMESPACES")).isEqualTo(Chart.NAMESPACE);
    assertThat(env(deployment, "LRBENCH_LEADER_ELECTION")).isEqualTo("false");
    assertThat(deployment.at("/spec/strategy/type").asText()).isEqualTo("Recreate");
  }

  @Test
  void takesForeignAccountsAndRoles() {
    List<JsonNode> objects =
        Chart.render(
            "serviceAccount.create=false", "serviceAccount.name=mine", "rbac.create=false");

    assertThat(kinds(objects))
        .containsExactlyInAnyOrder("CustomResourceDefinition", "NetworkPolicy", "Deployment");
    assertThat(
            Chart.only(objects, "Deployment").at("/spec/template/spec/serviceAccountName").asText())
        .isEqualTo("mine");
  }

  @Test
  void namesAnImageByItsDigest() {
    String digest = "sha256:" + "0123456789abcdef".repeat(4);

    List<JsonNode> objects = Chart.render("image.digest=" + digest);

    assertThat(
            Chart.only(objects, "Deployment").at("/spec/template/spec/containers/0/image").asText())
        .isEqualTo("localhost/lrbench-operator@" + digest);
  }

  @Test
  void pinsTheTrainersImage() {
    String digest = "sha256:" + "0123456789abcdef".repeat(4);

    JsonNode deployment =
        Chart.only(
            Chart.render(
                "trainer.digest=" + digest,
                "trainer.imagePullSecrets[0].name=a",
                "trainer.imagePullSecrets[1].name=b"),
            "Deployment");

    assertThat(env(deployment, "LRBENCH_TRAINER_IMAGE"))
        .isEqualTo("localhost/lrbench-trainer:0.1.0@" + digest);
    assertThat(env(deployment, "LRBENCH_TRAINER_POD_TEMPLATE"))
        .isEqualTo("{\"spec\":{\"imagePullSecrets\":[{\"name\":\"a\"},{\"name\":\"b\"}]}}");
  }

  @Test
  void joinsThePullSecretsOfBothPlaces() {
    JsonNode deployment =
        Chart.only(
            Chart.render(
                "trainer.imagePullSecrets[0].name=a",
                "trainer.podTemplate.spec.runtimeClassName=nvidia",
                "trainer.podTemplate.spec.imagePullSecrets[0].name=b",
                "trainer.podTemplate.spec.imagePullSecrets[1].name=a"),
            "Deployment");

    PodSpec pod = Installed.template(env(deployment, "LRBENCH_TRAINER_POD_TEMPLATE")).getSpec();
    assertThat(pod.getImagePullSecrets())
        .extracting(LocalObjectReference::getName)
        .containsExactly("a", "b");
    assertThat(pod.getRuntimeClassName()).isEqualTo("nvidia");
  }

  /** The kubelet would fill in one of them, the operator's configuration the other. */
  @Test
  void writesAPodTemplateWithoutVariablesToBeFilledIn() {
    String json =
        env(
            Chart.only(
                Chart.render(
                    "trainer.podTemplate.metadata.annotations.a=$(HOME)",
                    "trainer.podTemplate.metadata.annotations.b=${HOME}",
                    "trainer.podTemplate.metadata.annotations.c=$$"),
                "Deployment"),
            "LRBENCH_TRAINER_POD_TEMPLATE");

    assertThat(json).doesNotContain("$");
    assertThat(Installed.template(json).getMetadata().getAnnotations())
        .isEqualTo(Map.of("a", "$(HOME)", "b", "${HOME}", "c", "$$"));
  }

  @Test
  void hasABudgetOnlyForReplicasThatADrainMayLeave() {
    assertThat(kinds(Chart.render("replicas=2"))).contains("PodDisruptionBudget");
    assertThat(kinds(Chart.render("replicas=1"))).doesNotContain("PodDisruptionBudget");
    assertThat(kinds(Chart.render("replicas=2", "podDisruptionBudget.enabled=false")))
        .doesNotContain("PodDisruptionBudget");
  }

  @Test
  void labelsEveryObjectAndNeverAgainstItsSelector() {
    List<JsonNode> objects =
        Chart.render(
            "commonLabels.team=nlp",
            "commonLabels.app\\.kubernetes\\.io/name=mine",
            "podLabels.app\\.kubernetes\\.io/name=mine",
            "commonAnnotations.contact=nlp",
            "serviceAccount.annotations.contact=account",
            "replicas=2",
            "crd.install=false");

    for (JsonNode object : objects) {
      JsonNode metadata = object.path("metadata");
      assertThat(metadata.at("/labels/team").asText()).as(object.toString()).isEqualTo("nlp");
      assertThat(metadata.at("/annotations/contact").asText())
          .as(object.toString())
          .isEqualTo(object.path("kind").asText().equals("ServiceAccount") ? "account" : "nlp");
    }
    JsonNode deployment = Chart.only(objects, "Deployment").path("spec");
    assertThat(deployment.at("/template/metadata/labels"))
        .containsAll(deployment.at("/selector/matchLabels"));
    assertThat(deployment.at("/template/metadata/labels/team").asText()).isEqualTo("nlp");
  }

  @Test
  void spreadsItsOwnPods() {
    JsonNode pod =
        Chart.only(
                Chart.render(
                    "topologySpreadConstraints[0].topologyKey=zone",
                    "topologySpreadConstraints[0].maxSkew=1",
                    "topologySpreadConstraints[0].whenUnsatisfiable=ScheduleAnyway"),
                "Deployment")
            .at("/spec/template/spec");

    assertThat(pod.at("/topologySpreadConstraints/0/topologyKey").asText()).isEqualTo("zone");
    assertThat(pod.at("/topologySpreadConstraints/0/labelSelector/matchLabels").toString())
        .contains("lrbench-operator", "one");
  }

  @Test
  void probesAsOftenAsToldAndAlwaysTheSame() {
    JsonNode container =
        Chart.only(Chart.render("probes.liveness.timeoutSeconds=7"), "Deployment")
            .at("/spec/template/spec/containers/0");

    assertThat(container.at("/livenessProbe/timeoutSeconds").asInt()).isEqualTo(7);
    assertThat(container.at("/livenessProbe/periodSeconds").asInt()).isEqualTo(20);
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
  }

  @Test
  void namesTheClaimThatKeepsDownloads() {
    JsonNode deployment = Chart.only(Chart.render("trainer.cacheClaim=models"), "Deployment");

    assertThat(env(deployment, "LRBENCH_TRAINER_CACHE_CLAIM")).isEqualTo("models");
    assertThat(Chart.only(Chart.render(), "Deployment").toString()).doesNotContain("CACHE_CLAIM");
  }

  @Test
  void passesOnWhatEveryTrainerPodHas() {
    JsonNode deployment =
        Chart.only(
            Chart.render(
                "trainer.podTemplate.spec.runtimeClassName=nvidia",
                "trainer.podTemplate.spec.nodeSelector.pool=gpu",
                "trainer.podTemplate.spec.tolerations[0].operator=Exists"),
            "Deployment");

    PodSpec pod = Installed.template(env(deployment, "LRBENCH_TRAINER_POD_TEMPLATE")).getSpec();
    assertThat(pod.getRuntimeClassName()).isEqualTo("nvidia");
    assertThat(pod.getNodeSelector()).containsEntry("pool", "gpu");
    assertThat(pod.getTolerations().get(0).getOperator()).isEqualTo("Exists");
    assertThat(Chart.only(Chart.render(), "Deployment").toString()).doesNotContain("POD_TEMPLATE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scope=everything | scope
          replicas=6 | replicas
          replicas=many | replicas
          replicas=2 leaderElection.enabled=false | write replicas: 1, or leaderElection.enabled: true
          logLevel=LOUD | logLevel
          image.repository= | repository
          image.pullPolicy=Sometimes | pullPolicy
          image.digest=sha256:0 | digest
          trainer.image= | image
          trainer.cacheClaim=Not A Name | cacheClaim
          trainer.podTemplate.runtimeClassName=nvidia | podTemplate
          trainer.podTemplate.spec.containers[0].image=sidecar:1 | name
          trainer.podTemplate.spec.initContainers[0].env[0].value=a | name
          trainer.podTemplate.spec.volumes[0].hostPath.path=/srv | name
          trainer.podTemplate.spec.containers[0].resources.limits.cpu=banana | cpu
          trainer.podTemplate.spec.nodeSelector.gpu=true | gpu
          trainer.podTemplate.metadata.labels.gpu=1 | gpu
          crd.install=maybe | install
          leaderElection.enabled=perhaps | enabled
          serviceAccount.annotations.a=true | annotations
          trainer.digest=sha256:0 | digest
          watchNamespaces[0]=Not A Name | watchNamespaces
          watchNamespaces[0]=a | write scope: namespace
          trainer.networkPolicy.enabled=true | write the namespaces
          probes.liveness.periodSeconds=0 | periodSeconds
          probes.liveness.path=/ | path
          podDisruptionBudget.enabled=perhaps | enabled
          topologySpreadConstraints[0].maxSkew=1 | topologyKey
          trainner.image=typo | trainner
          """)
  void refusesWrongValues(String value, String named) {
    assertThatThrownBy(() -> Chart.render(value.split(" (?=[a-zA-Z.]+=)", -1)))
        .hasMessageContaining(named);
  }
}
