package io.lrbench.embedded.conformance;

import static io.lrbench.embedded.conformance.Api.configMap;
import static io.lrbench.embedded.conformance.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnBothTargets
class ReadsIT {
  private static final String TABLE =
      "application/json;as=Table;v=v1;g=meta.k8s.io,application/json";

  private final Api api;

  ReadsIT(Cluster cluster) {
    this.api = Api.of(cluster);
  }

  @BeforeEach
  void threeMaps() {
    for (String name : List.of("a", "b", "c")) {
      String body =
          configMap(name, "{}")
              .replace("\"name\"", "\"labels\": {\"app\": \"%s\"}, \"name\"".formatted(name));
      api.post(api.configMaps(), body);
    }
  }

  private List<String> names(String query) {
    return api
        .get(api.configMaps() + "?" + query)
        .body()
        .path("items")
        .findValuesAsText("name")
        .stream()
        .filter(name -> name.length() == 1)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          labelSelector=app%3Da | a
          labelSelector=app%3D%3Da | a
          labelSelector=app%21%3Da | b,c
          labelSelector=app+in+%28a%2Cb%29 | a,b
          labelSelector=app+notin+%28a%2Cb%29 | c
          labelSelector=app | a,b,c
          labelSelector=app%2Capp%21%3Db | a,c
          fieldSelector=metadata.name%3Db | b
          """)
  void listsBySelector(String query, String expected) {
    assertThat(names(query)).contains(expected.split(","));
    assertThat(names(query)).hasSize(expected.split(",").length);
  }

  @Test
  void listsTheComplementOfALabel() {
    assertThat(names("labelSelector=%21app")).isEmpty();
  }

  @Test
  void refusesFieldSelectorsThatItDoesNotKnow() {
    Api.Answer answer = api.get(api.configMaps() + "?fieldSelector=data.a%3D1");

    assertThat(answer.code()).isEqualTo(400);
    assertThat(answer.message())
        .contains("\"data.a\" is not a known field selector: only \"metadata.name\"");
  }

  @Test
  void selectsCustomResourcesByTheirSelectableFields() {
    api.post(api.widgets(), widget("red", "{'color': 'red'}"));
    api.post(api.widgets(), widget("blue", "{'color': 'blue'}"));

    Api.Answer answer = api.get(api.widgets() + "?fieldSelector=spec.color%3Dblue");

    assertThat(answer.body().path("items")).hasSize(1);
  }

  @Test
  void pagesThroughLists() {
    Api.Answer first = api.get(api.configMaps() + "?limit=2&labelSelector=app");
    String token = first.body().at("/metadata/continue").asText();
    Api.Answer second = api.get(api.configMaps() + "?limit=2&labelSelector=app&continue=" + token);

    assertThat(first.body().path("items")).hasSize(2);
    assertThat(second.body().path("items")).hasSize(1);
    assertThat(second.body().at("/metadata").has("continue")).isFalse();
  }

  @Test
  void printsTheColumnsOfADefinition() {
    api.post(api.widgets(), widget("printed", "{'color': 'green'}"));
    api.merge(
        api.widgets() + "/printed/status",
        "{\"status\": {\"conditions\": [{\"type\": \"Ready\", \"status\": \"True\"}]}}");

    Api.Answer answer = api.get(api.widgets(), TABLE);

    assertThat(answer.body().path("kind").asText()).isEqualTo("Table");
    assertThat(answer.body().path("columnDefinitions").findValuesAsText("name"))
        .containsExactly("Name", "Color", "Ready", "Age");
    assertThat(answer.body().at("/rows/0/cells/1").asText()).isEqualTo("green");
    assertThat(answer.body().at("/rows/0/cells/2").asText()).isEqualTo("True");
    assertThat(answer.body().at("/rows/0/object/metadata/name").asText()).isEqualTo("printed");
  }

  @Test
  void showsEventsInBothForms() {
    String event =
        """
        {"apiVersion": "events.k8s.io/v1", "kind": "Event", "metadata": {"name": "e"},
         "eventTime": "2026-01-01T00:00:00.000000Z", "reportingController": "test",
         "reportingInstance": "one", "action": "Testing", "type": "Normal", "reason": "Tested",
         "note": "a note", "regarding": {"kind": "ConfigMap", "name": "a", "namespace": "%s"}}
        """
            .formatted(api.namespace());
    api.post("/apis/events.k8s.io/v1/namespaces/" + api.namespace() + "/events", event);

    Api.Answer answer =
        api.get(
            "/api/v1/namespaces/"
                + api.namespace()
                + "/events?fieldSelector=involvedObject.name%3Da");

    assertThat(answer.body().at("/items/0/message").asText()).isEqualTo("a note");
    assertThat(answer.body().at("/items/0/involvedObject/kind").asText()).isEqualTo("ConfigMap");
  }
}
