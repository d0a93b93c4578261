package io.lrbench.embedded.conformance;

import static io.lrbench.embedded.conformance.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnBothTargets
class ValidationIT {
  private final Api api;

  ValidationIT(Cluster cluster) {
    this.api = Api.of(cluster);
  }

  @Test
  void setsDefaultsAtEveryDepth() {
    Api.Answer answer =
        api.post(api.widgets(), widget("defaults", "{'color': 'red', 'parts': [{'name': 'a'}]}"));

    assertThat(answer.code()).isEqualTo(201);
    assertThat(answer.body().at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/spec/parts/0/weight").asDouble()).isEqualTo(2.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'color': 'pink'} | spec.color | Unsupported value: "pink": supported values: "red", "green", "blue"
          {} | spec.color | Required value
          {'color': 'red', 'replicas': 11} | spec.replicas | Invalid value: 11: spec.replicas in body should be less than or equal to 10
          {'color': 'red', 'replicas': -1} | spec.replicas | Invalid value: -1: spec.replicas in body should be greater than or equal to 0
          {'color': 'red', 'replicas': 'two'} | spec.replicas | Invalid value: "string": spec.replicas in body must be of type integer: "string"
          {'color': 'red', 'replicas': 1.5} | spec.replicas | Invalid value: "float64": spec.replicas in body must be of type int32: "float64"
          {'color': 'red', 'maximum': 0} | spec.maximum | Invalid value: 0: spec.maximum in body should be greater than 0
          {'color': 'red', 'title': 'a'} | spec.title | Invalid value: "a": spec.title in body should be at least 2 chars long
          {'color': 'red', 'title': 'abcdefghijk'} | spec.title | Too long: may not be more than 10 bytes
          {'color': 'red', 'title': 'Abc'} | spec.title | Invalid value: "Abc": spec.title in body should match '^[a-z ]*$'
          {'color': 'red', 'sizes': [1,2,3,4]} | spec.sizes | Too many: 4: must have at most 3 items
          {'color': 'red', 'sizes': ['x']} | spec.sizes[0] | Invalid value: "string": spec.sizes[0] in body must be of type integer: "string"
          {'color': 'red', 'length': true} | spec.length | Invalid value: "boolean": spec.length in body must be of type integer,string: "boolean"
          {'color': 'red', 'length': '10 cm'} | spec.length | Invalid value: "10 cm": spec.length in body should match '^[0-9]+%?$'
          {'color': 'red', 'parts': [{}]} | spec.parts[0].name | Required value
          {'color': 'red', 'parts': [{'name':'a'},{'name':'a'}]} | spec.parts[1] | Duplicate value: {"name":"a"}
          {'color': 'red', 'labels': {'a': 1}} | spec.labels.a | Invalid value: "integer": spec.labels.a in body must be of type string: "integer"
          {'color': 'red', 'minimum': 3, 'maximum': 2} | spec.minimum | Invalid value: minimum must not exceed maximum
          """)
  void refusesWhatBreaksTheSchema(String spec, String field, String message) {
    Api.Answer answer = api.post(api.widgets(), widget("bad", spec));

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.body().path("reason").asText()).isEqualTo("Invalid");
    assertThat(answer.message()).startsWith("Widget.test.example \"bad\" is invalid: ");
    assertThat(answer.body().at("/details/causes").toString())
        .contains("\"field\":\"" + field + "\"");
    assertThat(answer.message()).contains(field + ": " + message);
  }

  @Test
  void acceptsIntegersAndStringsWhereBothMayStand() {
    assertThat(api.post(api.widgets(), widget("i", "{'color': 'red', 'length': 7}")).code())
        .isEqualTo(201);
    assertThat(api.post(api.widgets(), widget("s", "{'color': 'red', 'length': '7%'}")).code())
        .isEqualTo(201);
  }

  @Test
  void evaluatesRulesOnTheName() {
    Api.Answer answer =
        api.post(api.widgets(), widget("a-name-of-more-than-20-characters", "{'color': 'red'}"));

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("name must be at most 20 characters");
  }

  @Test
  void evaluatesTransitionRulesOnUpdates() {
    api.post(api.widgets(), widget("transition", "{'color': 'red'}"));

    Api.Answer answer =
        api.merge(api.widgets() + "/transition", "{\"spec\": {\"color\": \"blue\"}}");

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("color is immutable");
  }

  @Test
  void prunesUnknownFieldsWithAWarning() {
    Api.Answer answer = api.post(api.widgets(), widget("prune", "{'color': 'red', 'wibble': 1}"));

    assertThat(answer.code()).isEqualTo(201);
    assertThat(answer.body().at("/spec").has("wibble")).isFalse();
    assertThat(answer.warnings()).anyMatch(text -> text.contains("unknown field"));
  }

  @Test
  void refusesUnknownFieldsWhenStrict() {
    Api.Answer answer =
        api.post(
            api.widgets() + "?fieldValidation=Strict",
            widget("strict", "{'color': 'red', 'wibble': 1, 'parts': [{'name': 'a', 'x': 1}]}"));

    assertThat(answer.code()).isEqualTo(400);
    assertThat(answer.message())
        .contains("strict decoding error: ")
        .contains("unknown field \"spec.parts[0].x\"")
        .contains("unknown field \"spec.wibble\"");
  }

  @Test
  void refusesDuplicateFieldsWhenStrict() {
    Api.Answer answer =
        api.post(
            api.widgets() + "?fieldValidation=Strict",
            widget("twice", "{'color': 'red', 'color': 'red'}"));

    assertThat(answer.code()).isEqualTo(400);
    assertThat(answer.message()).contains("duplicate field \"spec.color\"");
  }

  @Test
  void refusesUnknownFieldsOfAPatchWhenStrict() {
    api.post(api.widgets(), widget("strict-patch", "{'color': 'red'}"));

    Api.Answer answer =
        api.merge(
            api.widgets() + "/strict-patch?fieldValidation=Strict", "{\"spec\": {\"wibble\": 1}}");

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("strict decoding error: unknown field \"spec.wibble\"");
  }

  @Test
  void refusesUnknownFieldsOfBuiltInKindsWhenStrict() {
    String map =
        """
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "m"}, "wibble": {}}
        """;

    Api.Answer answer = api.post(api.configMaps() + "?fieldValidation=Strict", map);

    assertThat(answer.code()).isEqualTo(400);
    assertThat(answer.message()).contains("unknown field \"wibble\"");
  }

  @Test
  void keepsWhatAnOpenSchemaAllows() {
    Api.Answer answer =
        api.post(api.widgets(), widget("open", "{'color': 'red', 'free': {'a': [1, {'b': 2}]}}"));

    assertThat(answer.body().at("/spec/free/a/1/b").asInt()).isEqualTo(2);
  }

  @Test
  void refusesADefinitionWhoseRuleDoesNotCompile() {
    String crd =
        """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
         "metadata": {"name": "broken.test.example"},
         "spec": {"group": "test.example", "scope": "Namespaced",
          "names": {"kind": "Broken", "plural": "broken"},
          "versions": [{"name": "v1", "served": true, "storage": true,
           "schema": {"openAPIV3Schema": {"type": "object",
            "x-kubernetes-validations": [{"rule": "self.metadata.name +"}]}}}]}}
        """;

    Api.Answer answer = api.post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", crd);

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("x-kubernetes-validations[0].rule");
  }

  @Test
  void computesTheMessageOfARule() {
    Api.Answer answer =
        api.post(api.widgets(), widget("computed", "{'color': 'red', 'title': 'forbidden'}"));

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("title must be one word, was forbidden");
  }

  @Test
  void refusesNamesThatAreNoSubdomain() {
    Api.Answer answer = api.post(api.widgets(), widget("Upper_Case", "{'color': 'red'}"));

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message()).contains("metadata.name: Invalid value: \"Upper_Case\"");
  }
}
