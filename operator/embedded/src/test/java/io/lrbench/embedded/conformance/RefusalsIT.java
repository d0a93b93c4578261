package io.lrbench.embedded.conformance;

import static io.lrbench.embedded.conformance.Api.configMap;
import static io.lrbench.embedded.conformance.Api.job;
import static io.lrbench.embedded.conformance.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes that every API server refuses. */
@OnBothTargets
class RefusalsIT {
  private final Api api;

  RefusalsIT(Cluster cluster) {
    this.api = Api.of(cluster);
  }

  @Test
  void refusesCustomResourcesWithoutTheirRevisionInAnUpdate() {
    ObjectNode object =
        (ObjectNode) api.post(api.widgets(), widget("blind", "{'color': 'red'}")).body();
    ((ObjectNode) object.get("metadata")).remove("resourceVersion");

    Api.Answer answer = api.put(api.widgets() + "/blind", object);

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message())
        .contains("metadata.resourceVersion: Invalid value: 0")
        .contains("must be specified for an update");
  }

  @Test
  void updatesConfigMapsWithoutTheirRevision() {
    ObjectNode object = (ObjectNode) api.post(api.configMaps(), configMap("blind", "{}")).body();
    ((ObjectNode) object.get("metadata")).remove("resourceVersion");
    object.putObject("data").put("a", "1");

    Api.Answer answer = api.put(api.configMaps() + "/blind", object);

    assertThat(answer.code()).isEqualTo(200);
  }

  @Test
  void refusesARevisionOfAnObjectThatIsNew() {
    String body =
        configMap("revised", "{}").replace("\"name\"", "\"resourceVersion\": \"1\", \"name\"");

    Api.Answer answer = api.post(api.configMaps(), body);

    assertThat(answer.code()).isEqualTo(500);
    assertThat(answer.message()).contains("resourceVersion should not be set on objects to be");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'labels': {'a': true}",
        "'labels': {'a': {}}",
        "'labels': 7",
        "'annotations': {'a': 1}"
      })
  void refusesMetadataOfAnotherType(String metadata) {
    String body =
        widget("typed", "{'color': 'red'}")
            .replace("\"name\"", metadata.replace('\'', '"') + ", \"name\"");

    assertThat(api.post(api.widgets(), body).code()).isEqualTo(400);
  }

  @Test
  void refusesNumbersOutOfRange() {
    String body = widget("large", "{'color': 'red', 'maximum': 1e400}");

    assertThat(api.post(api.widgets(), body).code()).isEqualTo(400);
  }

  @Test
  void refusesToUpdateWhatIsNotThere() {
    Api.Answer answer =
        api.patch(api.configMaps() + "/nobody", "merge-patch+json", "{\"data\": {}}");

    assertThat(answer.code()).isEqualTo(404);
  }

  @Test
  void refusesAnotherUid() {
    ObjectNode object =
        (ObjectNode) api.post(api.widgets(), widget("uid", "{'color': 'red'}")).body();
    ((ObjectNode) object.get("metadata")).put("uid", "other");

    String other = "{\"metadata\": {\"uid\": \"other\"}}";
    Api.Answer put = api.put(api.widgets() + "/uid", object);
    Api.Answer patch = api.merge(api.widgets() + "/uid", other);
    Api.Answer status = api.merge(api.widgets() + "/uid/status", other);

    assertThat(put.code()).isEqualTo(409);
    assertThat(put.message()).contains("Precondition failed: UID in precondition: other");
    assertThat(patch.code()).isEqualTo(422);
    assertThat(patch.message())
        .contains("metadata.uid: Invalid value: \"other\": field is immutable");
    assertThat(status.code()).as("the status takes no metadata at all").isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a | with space
          a | -dash
          a | 1234567890123456789012345678901234567890123456789012345678901234
          a b | c
          """)
  void refusesLabelsThatAreNone(String key, String value) {
    String body =
        configMap("labelled", "{}")
            .replace("\"name\"", "\"labels\": {\"%s\": \"%s\"}, \"name\"".formatted(key, value));

    Api.Answer answer = api.post(api.configMaps(), body);

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("metadata.labels: Invalid value: ");
  }

  @Test
  void refusesLabelsOfPodsThatAreNone() {
    Job given = job("labels", Map.of());
    ObjectNode node =
        api.client().getKubernetesSerialization().convertValue(given, ObjectNode.class);
    ((ObjectNode) node.at("/spec/template"))
        .putObject("metadata")
        .putObject("labels")
        .put("policy", "a/b");

    Api.Answer answer = api.post(api.jobs(), node.toString());

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("spec.template").contains("labels: Invalid value: ");
  }

  @Test
  void refusesValuesOfTheWrongTypeInBuiltInKinds() {
    Api.Answer answer = api.post(api.configMaps(), configMap("typed", "{'a': 1}"));

    assertThat(answer.code()).isEqualTo(400);
    assertThat(answer.message()).contains("ConfigMap in version \"v1\" cannot be handled as a");
  }

  @Test
  void refusesKeysOfMapsThatAreNoFileNames() {
    Api.Answer answer = api.post(api.configMaps(), configMap("keys", "{'a/b': '1'}"));

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("data[a/b]: Invalid value: \"a/b\"");
  }

  @Test
  void refusesConfigMapsOfMoreThanAMebibyte() {
    String large = "x".repeat(1 << 19);

    Api.Answer fits =
        api.post(
            api.configMaps(), configMap("fits", "{'a': '%1$s', 'b': '%1$s'}".formatted(large)));
    Api.Answer answer =
        api.merge(api.configMaps() + "/fits", "{\"data\": {\"c\": \"one byte more\"}}");

    assertThat(fits.code()).isEqualTo(201);
    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("Too long: may not be more than 1048576 bytes");
  }

  @Test
  void refusesObjectsThatTheDatabaseCannotHold() {
    String body =
        widget("large", "{'color': 'red', 'free': {'a': '%s'}}".formatted("x".repeat(1_700_000)));

    Api.Answer answer = api.post(api.widgets(), body);

    assertThat(answer.code()).isEqualTo(500);
    assertThat(answer.message()).contains("request is too large");
  }

  @Test
  void refusesBodiesOfMoreThanThreeMebibytes() {
    String body =
        widget("huge", "{'color': 'red', 'free': {'a': '%s'}}".formatted("x".repeat(3_200_000)));

    Api.Answer answer = api.post(api.widgets(), body);

    assertThat(answer.code()).isEqualTo(413);
    assertThat(answer.message()).contains("limit is 3145728");
  }

  @Test
  void refusesToChangeHowManyPodsAJobNeeds() {
    api.client().resource(job("completions", Map.of())).create();

    Api.Answer answer = api.merge(api.jobs() + "/completions", "{\"spec\": {\"completions\": 2}}");

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("spec.completions").contains("field is immutable");
  }

  @Test
  void jobsWithAFailurePolicyReplaceFailedPodsOnly() {
    ObjectNode node =
        api.client()
            .getKubernetesSerialization()
            .convertValue(job("replaces", Map.of()), ObjectNode.class);
    ObjectNode rule =
        ((ObjectNode) node.get("spec")).putObject("podFailurePolicy").putArray("rules").addObject();
    rule.put("action", "FailJob")
        .putObject("onExitCodes")
        .put("operator", "In")
        .putArray("values")
        .add(2);

    Api.Answer created = api.post(api.jobs(), node.toString());
    ((ObjectNode) node.get("metadata")).put("name", "replaces-2");
    ((ObjectNode) node.get("spec")).put("podReplacementPolicy", "TerminatingOrFailed");
    Api.Answer refused = api.post(api.jobs(), node.toString());

    assertThat(created.body().at("/spec/podReplacementPolicy").asText()).isEqualTo("Failed");
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).contains("spec.podReplacementPolicy: Unsupported value");
  }
}
