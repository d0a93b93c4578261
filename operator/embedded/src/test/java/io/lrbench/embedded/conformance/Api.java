package io.lrbench.embedded.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.lrbench.embedded.target.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The API under test, with a namespace of its own. */
record Api(KubernetesClient client, String namespace) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The cluster's API, serving widgets. */
  static Api of(Cluster cluster) {
    cluster.install(Api.class.getResource("/widgets.yaml"));
    return new Api(cluster.client(), cluster.namespace());
  }

  /** What came back: code, body and warnings. */
  record Answer(int code, JsonNode body, List<String> warnings) {
    String message() {
      return body.path("message").asText();
    }

    List<String> causes() {
      return body.at("/details/causes").findValues("field").stream().map(JsonNode::asText).toList();
    }
  }

  String widgets() {
    return "/apis/test.example/v1alpha1/namespaces/" + namespace + "/widgets";
  }

  String jobs() {
    return "/apis/batch/v1/namespaces/" + namespace + "/jobs";
  }

  String configMaps() {
    return "/api/v1/namespaces/" + namespace + "/configmaps";
  }

  Answer get(String path) {
    return send("GET", path, "", "", Map.of());
  }

  Answer get(String path, String accept) {
    return send("GET", path, "", "", Map.of("Accept", accept));
  }

  Answer post(String path, String json) {
    return send("POST", path, "application/json", json, Map.of());
  }

  Answer put(String path, JsonNode json) {
    return send("PUT", path, "application/json", json.toString(), Map.of());
  }

  Answer patch(String path, String type, String body) {
    return send("PATCH", path, "application/" + type, body, Map.of());
  }

  Answer merge(String path, String body) {
    return patch(path, "merge-patch+json", body);
  }

  /** Server-side apply as a manager. */
  Answer apply(String path, String manager, String body) {
    return patch(path + "?fieldManager=" + manager, "apply-patch+yaml", body);
  }

  Answer delete(String path, String options) {
    return send("DELETE", path, "application/json", options, Map.of());
  }

  private Answer send(
      String method, String path, String type, String body, Map<String, String> headers) {
    HttpClient http = client.getHttpClient();
    String master = client.getConfiguration().getMasterUrl().replaceAll("/$", "");
    HttpRequest.Builder request = http.newHttpRequestBuilder().uri(master + path);
    headers.forEach(request::header);
    if (method.equals("GET")) {
      request.method("GET", null, null);
    } else {
      request.method(method, type, body);
    }
    HttpResponse<byte[]> response = http.sendAsync(request.build(), byte[].class).join();
    String text = new String(response.body(), StandardCharsets.UTF_8);
    try {
      JsonNode json = text.startsWith("{") ? JSON.readTree(text) : JSON.valueToTree(text);
      return new Answer(response.code(), json, List.copyOf(response.headers("Warning")));
    } catch (IOException e) {
      throw new IllegalStateException(text, e);
    }
  }

  /** A widget's JSON; the spec is written with single quotes. */
  static String widget(String name, String spec) {
    String json =
        """
        {"apiVersion": "test.example/v1alpha1", "kind": "Widget",
         "metadata": {"name": "%s"}, "spec": %s}
        """;
    return json.formatted(name, spec.replace('\'', '"'));
  }

  static String configMap(String name, String data) {
    String json =
        """
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s"}, "data": %s}
        """;
    return json.formatted(name, data.replace('\'', '"'));
  }

  /** A Job that stays suspended, so that no node runs it. */
  static Job job(String name, Map<String, String> labels) {
    return new JobBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withSuspend(true)
        .withNewTemplate()
        .withNewSpec()
        .withRestartPolicy("Never")
        .addNewContainer()
        .withName("main")
        .withImage("localhost/busybox:1")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }
}
