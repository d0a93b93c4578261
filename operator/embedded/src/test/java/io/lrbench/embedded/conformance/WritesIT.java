package io.lrbench.embedded.conformance;

import static io.lrbench.embedded.conformance.Api.configMap;
import static io.lrbench.embedded.conformance.Api.job;
import static io.lrbench.embedded.conformance.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnBothTargets
class WritesIT {
  private final Api api;

  WritesIT(Cluster cluster) {
    this.api = Api.of(cluster);
  }

  @Test
  void countsGenerationsOfTheSpecOnly() {
    String path = api.widgets() + "/generations";
    Api.Answer created = api.post(api.widgets(), widget("generations", "{'color': 'red'}"));
    Api.Answer labelled = api.merge(path, "{\"metadata\": {\"labels\": {\"a\": \"b\"}}}");
    Api.Answer status = api.merge(path + "/status", "{\"status\": {\"phase\": \"Running\"}}");
    Api.Answer changed = api.merge(path, "{\"spec\": {\"replicas\": 2}}");

    assertThat(created.body().at("/metadata/generation").asInt()).isEqualTo(1);
    assertThat(labelled.body().at("/metadata/generation").asInt()).isEqualTo(1);
    assertThat(status.body().at("/metadata/generation").asInt()).isEqualTo(1);
    assertThat(changed.body().at("/metadata/generation").asInt()).isEqualTo(2);
    assertThat(changed.body().at("/status/phase").asText()).isEqualTo("Running");
  }

  @Test
  void keepsNoEmptyMapsInMetadata() {
    String body =
        configMap("tidy", "{}")
            .replace("\"name\"", "\"labels\": {}, \"annotations\": {}, \"name\"");

    Api.Answer created = api.post(api.configMaps(), body);

    assertThat(created.body().at("/metadata").has("labels")).isFalse();
    assertThat(created.body().at("/metadata").has("annotations")).isFalse();
    assertThat(created.body().at("/metadata").has("generation")).isFalse();
  }

  @Test
  void keepsPlainTextOfSecretsInBase64() {
    String secrets = api.configMaps().replace("configmaps", "secrets");
    String body =
        configMap("plain", "{}")
            .replace("ConfigMap", "Secret")
            .replace("\"kind\"", "\"stringData\": {\"token\": \"hf_1\"}, \"kind\"");

    Api.Answer created = api.post(secrets, body);
    Api.Answer changed = api.merge(secrets + "/plain", "{\"stringData\": {\"token\": \"hf_2\"}}");

    assertThat(created.body().at("/data/token").asText()).isEqualTo("aGZfMQ==");
    assertThat(changed.body().at("/data/token").asText()).isEqualTo("aGZfMg==");
    assertThat(changed.body().has("stringData")).isFalse();
  }

  @Test
  void ignoresStatusOutsideItsSubresource() {
    String body =
        widget("stray", "{'color': 'red'}")
            .replace("\"kind\"", "\"status\": {\"phase\": \"X\"}, \"kind\"");

    Api.Answer created = api.post(api.widgets(), body);
    Api.Answer patched = api.merge(api.widgets() + "/stray", "{\"status\": {\"phase\": \"Y\"}}");

    assertThat(created.body().has("status")).isFalse();
    assertThat(patched.body().has("status")).isFalse();
  }

  @Test
  void ignoresTheSpecInTheStatusSubresource() {
    api.post(api.widgets(), widget("spec-in-status", "{'color': 'red'}"));

    Api.Answer patched =
        api.merge(
            api.widgets() + "/spec-in-status/status",
            "{\"spec\": {\"replicas\": 5}, \"status\": {\"phase\": \"Z\"}}");

    assertThat(patched.body().at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(patched.body().at("/status/phase").asText()).isEqualTo("Z");
  }

  @Test
  void refusesStaleUpdates() {
    Api.Answer first = api.post(api.configMaps(), configMap("stale", "{'a': '1'}"));
    api.merge(api.configMaps() + "/stale", "{\"data\": {\"a\": \"2\"}}");

    Api.Answer answer = api.put(api.configMaps() + "/stale", first.body());

    assertThat(answer.code()).isEqualTo(409);
    assertThat(answer.message()).contains("the object has been modified");
  }

  @Test
  void leavesTheRevisionWhenNothingChanges() {
    Api.Answer first = api.post(api.configMaps(), configMap("same", "{'a': '1'}"));

    Api.Answer second = api.put(api.configMaps() + "/same", first.body());

    assertThat(second.body().at("/metadata/resourceVersion"))
        .isEqualTo(first.body().at("/metadata/resourceVersion"));
  }

  @Test
  void refusesASecondObjectOfTheSameName() {
    api.post(api.configMaps(), configMap("double", "{}"));

    Api.Answer answer = api.post(api.configMaps(), configMap("double", "{}"));

    assertThat(answer.code()).isEqualTo(409);
    assertThat(answer.message()).isEqualTo("configmaps \"double\" already exists");
  }

  @Test
  void saysWhatIsNotFound() {
    Api.Answer answer = api.get(api.widgets() + "/nobody");

    assertThat(answer.code()).isEqualTo(404);
    assertThat(answer.message()).isEqualTo("widgets.test.example \"nobody\" not found");
  }

  @Test
  void refusesObjectsInMissingNamespaces() {
    Api.Answer answer =
        api.post("/api/v1/namespaces/missing/configmaps", configMap("orphan", "{}"));

    assertThat(answer.code()).isEqualTo(404);
    assertThat(answer.message()).isEqualTo("namespaces \"missing\" not found");
  }

  @Test
  void generatesNames() {
    String body = configMap("x", "{}").replace("\"name\": \"x\"", "\"generateName\": \"made-\"");

    String first = api.post(api.configMaps(), body).body().at("/metadata/name").asText();
    String second = api.post(api.configMaps(), body).body().at("/metadata/name").asText();

    assertThat(first).matches("made-[a-z0-9]{5}").isNotEqualTo(second);
  }

  @Test
  void dryRunsLeaveNothing() {
    Api.Answer answer = api.post(api.configMaps() + "?dryRun=All", configMap("dry", "{}"));

    assertThat(answer.code()).isEqualTo(201);
    assertThat(api.get(api.configMaps() + "/dry").code()).isEqualTo(404);
  }

  @Test
  void jobsHaveDefaultsAndAStatusOfTheirOwn() {
    Job given = job("defaulted", Map.of());
    given.setStatus(new JobStatusBuilder().withActive(3).build());

    Job created = api.client().resource(given).create();

    assertThat(created.getStatus().getActive()).isNull();
    assertThat(created.getSpec().getBackoffLimit()).isEqualTo(6);
    assertThat(created.getSpec().getCompletions()).isEqualTo(1);
    assertThat(created.getSpec().getTemplate().getMetadata().getLabels())
        .containsEntry("batch.kubernetes.io/job-name", "defaulted");
  }

  @Test
  void refusesToChangeTheTemplateOfAJob() {
    api.client().resource(job("template", Map.of())).create();

    Api.Answer answer =
        api.patch(
            api.jobs() + "/template",
            "json-patch+json",
            "[{\"op\": \"add\", \"path\": \"/spec/template/spec/containers/0/command\","
                + " \"value\": [\"true\"]}]");

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("spec.template").contains("field is immutable");
  }

  @Test
  void refusesJobsWithoutARestartPolicyThatEnds() {
    ObjectNode given =
        api.client()
            .getKubernetesSerialization()
            .convertValue(job("restarts", Map.of()), ObjectNode.class);
    ((ObjectNode) given.at("/spec/template/spec")).put("restartPolicy", "Always");

    Api.Answer answer = api.post(api.jobs(), given.toString());

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message())
        .contains("spec.template.spec.restartPolicy: Required value: valid values");
  }

  @Test
  void scalesCustomResources() {
    api.post(api.widgets(), widget("scaled", "{'color': 'red'}"));

    Api.Answer scale = api.merge(api.widgets() + "/scaled/scale", "{\"spec\": {\"replicas\": 4}}");

    assertThat(scale.body().path("kind").asText()).isEqualTo("Scale");
    assertThat(api.get(api.widgets() + "/scaled").body().at("/spec/replicas").asInt()).isEqualTo(4);
  }
}
