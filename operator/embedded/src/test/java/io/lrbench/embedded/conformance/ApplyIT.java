package io.lrbench.embedded.conformance;

import static io.lrbench.embedded.conformance.Api.configMap;
import static io.lrbench.embedded.conformance.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnBothTargets
class ApplyIT {
  private final Api api;

  ApplyIT(Cluster cluster) {
    this.api = Api.of(cluster);
  }

  private static List<String> managers(JsonNode object) {
    return object.at("/metadata/managedFields").findValuesAsText("manager");
  }

  @Test
  void createsWhatIsNotThere() {
    Api.Answer answer = api.apply(api.configMaps() + "/new", "m1", configMap("new", "{'a': '1'}"));

    assertThat(answer.code()).isEqualTo(201);
    assertThat(answer.body().at("/metadata/managedFields/0/operation").asText()).isEqualTo("Apply");
    assertThat(answer.body().at("/metadata/managedFields/0/fieldsV1").toString())
        .isEqualTo("{\"f:data\":{\"f:a\":{}}}");
  }

  @Test
  void removesWhatItsManagerGaveUp() {
    String path = api.configMaps() + "/given-up";
    api.apply(path, "m1", configMap("given-up", "{'a': '1', 'b': '2'}"));

    Api.Answer answer = api.apply(path, "m1", configMap("given-up", "{'a': '1'}"));

    assertThat(answer.code()).isEqualTo(200);
    assertThat(answer.body().at("/data").toString()).isEqualTo("{\"a\":\"1\"}");
  }

  @Test
  void keepsWhatOthersOwn() {
    String path = api.configMaps() + "/shared";
    api.apply(path, "m1", configMap("shared", "{'a': '1', 'b': '2'}"));
    api.apply(path, "m2", configMap("shared", "{'b': '2', 'c': '3'}"));

    Api.Answer answer = api.apply(path, "m1", configMap("shared", "{'a': '1'}"));

    assertThat(answer.body().at("/data").toString())
        .isEqualTo("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}");
  }

  @Test
  void changesNothingWhenAppliedAgain() {
    String path = api.configMaps() + "/again";
    Api.Answer first = api.apply(path, "m1", configMap("again", "{'a': '1'}"));

    Api.Answer second = api.apply(path, "m1", configMap("again", "{'a': '1'}"));

    assertThat(second.body().at("/metadata/resourceVersion"))
        .isEqualTo(first.body().at("/metadata/resourceVersion"));
  }

  @Test
  void refusesConflictsAndNamesThem() {
    String path = api.configMaps() + "/conflict";
    api.apply(path, "m1", configMap("conflict", "{'a': '1'}"));

    Api.Answer answer = api.apply(path, "m2", configMap("conflict", "{'a': '2'}"));

    assertThat(answer.code()).isEqualTo(409);
    assertThat(answer.message())
        .isEqualTo("Apply failed with 1 conflict: conflict with \"m1\": .data.a");
  }

  @Test
  void takesConflictsOverByForce() {
    String path = api.configMaps() + "/forced";
    api.apply(path, "m1", configMap("forced", "{'a': '1'}"));

    Api.Answer answer = api.apply(path, "m2&force=true", configMap("forced", "{'a': '2'}"));

    assertThat(answer.body().at("/data/a").asText()).isEqualTo("2");
    assertThat(managers(answer.body())).containsExactly("m2");
  }

  @Test
  void conflictsWithPlainUpdatesToo() {
    String path = api.configMaps() + "/updated";
    api.post(api.configMaps() + "?fieldManager=writer", configMap("updated", "{'a': '1'}"));

    Api.Answer answer = api.apply(path, "m1", configMap("updated", "{'a': '2'}"));

    assertThat(answer.code()).isEqualTo(409);
    assertThat(answer.message()).contains("conflict with \"writer\" using v1: .data.a");
  }

  @Test
  void mergesListsOfTypeMapByKey() {
    String path = api.widgets() + "/listed";
    api.apply(
        path, "m1", widget("listed", "{'color': 'red', 'parts': [{'name': 'a', 'weight': 1}]}"));

    Api.Answer answer =
        api.apply(
            path,
            "m2",
            widget("listed", "{'color': 'red', 'parts': [{'name': 'b', 'weight': 2}]}"));

    assertThat(answer.body().at("/spec/parts").findValuesAsText("name")).containsExactly("a", "b");
  }

  @Test
  void conflictsOfItemsNameTheirKey() {
    String path = api.widgets() + "/items";
    api.apply(
        path, "m1", widget("items", "{'color': 'red', 'parts': [{'name': 'a', 'weight': 1}]}"));

    Api.Answer answer =
        api.apply(
            path, "m2", widget("items", "{'color': 'red', 'parts': [{'name': 'a', 'weight': 2}]}"));

    assertThat(answer.code()).isEqualTo(409);
    assertThat(answer.message())
        .isEqualTo(
            "Apply failed with 1 conflict: conflict with \"m1\": .spec.parts[name=\"a\"].weight");
    assertThat(answer.causes()).containsExactly(".spec.parts[name=\"a\"].weight");
  }

  @Test
  void removesAnItemThatItsOnlyOwnerGaveUp() {
    String path = api.widgets() + "/fewer";
    String both = "{'color': 'red', 'parts': [{'name': 'a'}, {'name': 'b'}]}";
    api.apply(path, "m1", widget("fewer", both));

    Api.Answer answer =
        api.apply(path, "m1", widget("fewer", "{'color': 'red', 'parts': [{'name': 'b'}]}"));

    assertThat(answer.body().at("/spec/parts").findValuesAsText("name")).containsExactly("b");
  }

  @Test
  void takesOneAndOnePointZeroForTheSame() {
    String path = api.widgets() + "/number";
    api.apply(path, "m1", widget("number", "{'color': 'red', 'maximum': 1}"));

    Api.Answer answer = api.apply(path, "m2", widget("number", "{'color': 'red', 'maximum': 1.0}"));

    assertThat(answer.code()).isEqualTo(200);
  }

  @Test
  void handsOverFromPlainUpdatesWhenManagedFieldsAreRewritten() {
    String path = api.widgets() + "/handed";
    api.post(
        api.widgets() + "?fieldManager=before",
        widget("handed", "{'color': 'red', 'title': 'old'}"));
    api.patch(
        path,
        "json-patch+json",
        "[{\"op\": \"replace\", \"path\": \"/metadata/managedFields/0/manager\","
            + " \"value\": \"m1\"},"
            + "{\"op\": \"replace\", \"path\": \"/metadata/managedFields/0/operation\","
            + " \"value\": \"Apply\"}]");

    Api.Answer answer = api.apply(path, "m1", widget("handed", "{'color': 'red'}"));

    assertThat(answer.code()).isEqualTo(200);
    assertThat(answer.body().at("/spec").has("title")).isFalse();
    assertThat(managers(answer.body())).containsExactly("m1");
  }

  @Test
  void appliesTheStatusOnItsOwn() {
    api.post(api.widgets(), widget("status", "{'color': 'red'}"));
    String status =
        """
        {"apiVersion": "test.example/v1alpha1", "kind": "Widget",
         "metadata": {"name": "status"},
         "status": {"phase": "P", "conditions": [{"type": "Ready", "status": "True"}]}}
        """;

    Api.Answer answer = api.apply(api.widgets() + "/status/status", "m1", status);

    assertThat(answer.code()).isEqualTo(200);
    assertThat(answer.body().at("/status/phase").asText()).isEqualTo("P");
    assertThat(answer.body().at("/spec/color").asText()).isEqualTo("red");
    assertThat(answer.body().at("/metadata/managedFields").findValuesAsText("subresource"))
        .containsExactly("status");
  }

  @Test
  void addsAFinalizerAlone() {
    api.post(api.widgets(), widget("finalizer", "{'color': 'red'}"));
    String only =
        """
        {"apiVersion": "test.example/v1alpha1", "kind": "Widget",
         "metadata": {"name": "finalizer", "finalizers": ["test.example/hold"]}}
        """;

    Api.Answer answer = api.apply(api.widgets() + "/finalizer", "m1", only);
    api.merge(api.widgets() + "/finalizer", "{\"metadata\": {\"finalizers\": null}}");

    assertThat(answer.body().at("/metadata/finalizers/0").asText()).isEqualTo("test.example/hold");
    assertThat(answer.body().at("/spec/color").asText()).isEqualTo("red");
  }

  @Test
  void refusesFieldsThatTheSchemaDoesNotDeclare() {
    Api.Answer answer =
        api.apply(
            api.widgets() + "/undeclared", "m1", widget("undeclared", "{'color': 'red', 'x': 1}"));

    assertThat(answer.code()).isEqualTo(500);
    assertThat(answer.message()).contains(".spec.x: field not declared in schema");
  }

  @Test
  void needsAManager() {
    Api.Answer answer =
        api.patch(api.configMaps() + "/nobody", "apply-patch+yaml", configMap("nobody", "{}"));

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("fieldManager: Required value");
  }

  @Test
  void refusesManagedFieldsInTheConfiguration() {
    String path = api.configMaps() + "/managed";
    Api.Answer first = api.apply(path, "m1", configMap("managed", "{'a': '1'}"));

    Api.Answer answer = api.apply(path, "m1", first.body().toString());

    assertThat(answer.code()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("metadata.managedFields must be nil");
  }
}
