package io.lrbench.embedded.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothTargets
class DiscoveryIT {
  private static final String AGGREGATED =
      "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

  private final Api api;

  DiscoveryIT(Cluster cluster) {
    this.api = Api.of(cluster);
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "apiextensions.k8s.io", "test.example", "coordination.k8s.io"})
  void listsItsGroups(String group) {
    assertThat(api.get("/apis").body().path("groups").findValuesAsText("name")).contains(group);
    assertThat(api.get("/apis/" + group).body().path("kind").asText()).isEqualTo("APIGroup");
  }

  @Test
  void listsResourcesWithTheirNames() {
    JsonNode resources = api.get("/apis/test.example/v1alpha1").body().path("resources");

    assertThat(resources.findValuesAsText("name"))
        .contains("widgets", "widgets/status", "widgets/scale");
    assertThat(resources.at("/0/shortNames/0").asText()).isEqualTo("wd");
    assertThat(resources.at("/0/categories/0").asText()).isEqualTo("tests");
  }

  @Test
  void aggregatesDiscovery() {
    JsonNode list = api.get("/apis", AGGREGATED).body();

    assertThat(list.path("kind").asText()).isEqualTo("APIGroupDiscoveryList");
    assertThat(list.path("items").findValuesAsText("resource")).contains("jobs", "widgets");
  }

  @Test
  void tellsItsVersion() {
    assertThat(api.get("/version").body().path("major").asText()).isEqualTo("1");
  }

  @Test
  void refusesUnknownResources() {
    assertThat(api.get("/apis/batch/v1/wibbles").code()).isEqualTo(404);
    assertThat(api.get("/apis/nobody.example/v1").code()).isEqualTo(404);
  }

  private JsonNode document(String groupVersion) {
    String url =
        api.get("/openapi/v3")
            .body()
            .path("paths")
            .path(groupVersion)
            .path("serverRelativeURL")
            .asText();
    return api.get(url).body();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apis/test.example/v1alpha1",
        "api/v1",
        "apis/batch/v1",
        "apis/apiextensions.k8s.io/v1"
      })
  void documentsSayThatFieldsAreValidatedByTheServer(String groupVersion) {
    List<String> parameters = new ArrayList<>();
    for (JsonNode path : document(groupVersion).path("paths")) {
      parameters.addAll(path.path("patch").path("parameters").findValuesAsText("name"));
    }

    assertThat(parameters).contains("fieldValidation", "dryRun", "fieldManager");
  }

  @Test
  void documentsDescribeCustomResources() {
    JsonNode schema =
        document("apis/test.example/v1alpha1")
            .at("/components/schemas/example.test.v1alpha1.Widget");

    assertThat(schema.path("description").asText()).isEqualTo("A widget for tests.");
    assertThat(schema.at("/x-kubernetes-group-version-kind/0/kind").asText()).isEqualTo("Widget");
    assertThat(schema.at("/properties/spec/properties/color/description").asText())
        .isEqualTo("The color of the widget.");
    assertThat(schema.at("/properties/spec/properties/color/enum")).hasSize(3);
  }

  @Test
  void reviewsAccess() {
    Api.Answer answer =
        api.post(
            "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
            """
            {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
             "spec": {"resourceAttributes": {"verb": "get", "resource": "pods"}}}
            """);

    assertThat(answer.code()).isEqualTo(201);
    assertThat(answer.body().at("/status/allowed").asBoolean()).isTrue();
  }
}
