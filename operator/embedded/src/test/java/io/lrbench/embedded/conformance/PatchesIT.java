package io.lrbench.embedded.conformance;

import static io.lrbench.embedded.conformance.Api.configMap;
import static io.lrbench.embedded.conformance.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;

import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import org.junit.jupiter.api.Test;

/** Changes of a part. */
@OnBothTargets
class PatchesIT {
  private final Api api;

  PatchesIT(Cluster cluster) {
    this.api = Api.of(cluster);
  }

  @Test
  void jsonPatchesReplaceAndTest() {
    api.post(api.configMaps(), configMap("json", "{'a': '1'}"));
    String path = api.configMaps() + "/json";

    Api.Answer done =
        api.patch(
            path,
            "json-patch+json",
            "[{\"op\": \"test\", \"path\": \"/data/a\", \"value\": \"1\"},"
                + "{\"op\": \"replace\", \"path\": \"/data/a\", \"value\": \"2\"}]");
    Api.Answer refused =
        api.patch(
            path,
            "json-patch+json",
            "[{\"op\": \"test\", \"path\": \"/data/a\", \"value\": \"1\"}]");

    assertThat(done.body().at("/data/a").asText()).isEqualTo("2");
    assertThat(refused.code()).isEqualTo(422);
  }

  @Test
  void mergePatchesRemoveNullsAndReplaceLists() {
    api.post(api.widgets(), widget("merge", "{'color': 'red', 'title': 'abc', 'sizes': [1, 2]}"));

    Api.Answer answer =
        api.merge(api.widgets() + "/merge", "{\"spec\": {\"title\": null, \"sizes\": [3]}}");

    assertThat(answer.body().at("/spec").has("title")).isFalse();
    assertThat(answer.body().at("/spec/sizes").toString()).isEqualTo("[3]");
  }

  @Test
  void strategicPatchesMergeContainersByName() {
    String deployments = "/apis/apps/v1/namespaces/" + api.namespace() + "/deployments";
    api.post(
        deployments,
        """
        {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "strategic"},
         "spec": {"replicas": 0, "selector": {"matchLabels": {"a": "b"}},
          "template": {"metadata": {"labels": {"a": "b"}},
           "spec": {"containers": [{"name": "main", "image": "localhost/busybox:1"}]}}}}
        """);

    Api.Answer answer =
        api.patch(
            deployments + "/strategic",
            "strategic-merge-patch+json",
            "{\"spec\": {\"template\": {\"spec\": {\"containers\":"
                + " [{\"name\": \"main\", \"command\": [\"true\"]}]}}}}");

    assertThat(answer.code()).isEqualTo(200);
    assertThat(answer.body().at("/spec/template/spec/containers/0/image").asText())
        .isEqualTo("localhost/busybox:1");
    assertThat(answer.body().at("/spec/template/spec/containers/0/command/0").asText())
        .isEqualTo("true");
  }

  @Test
  void refusesStrategicPatchesOfCustomResources() {
    api.post(api.widgets(), widget("no-strategic", "{'color': 'red'}"));

    Api.Answer answer =
        api.patch(api.widgets() + "/no-strategic", "strategic-merge-patch+json", "{}");

    assertThat(answer.code()).isEqualTo(415);
  }
}
