package io.lrbench.operator.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The API of a cluster that serves our definition, spoken to as kubectl does: strictly. */
public record BenchmarkApi(Cluster cluster) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRICT = "?fieldValidation=Strict";

  public BenchmarkApi {
    cluster.install(LRBenchmark.class.getResource("lrbenchmarks.lrbench.io-v1.yml"));
  }

  /** What came back. */
  public record Answer(int code, JsonNode body) {
    public String message() {
      return body.path("message").asText();
    }
  }

  /** Asks whether the API would create a benchmark; nothing is stored. */
  public Answer create(JsonNode manifest) throws IOException {
    return create(manifest.toString());
  }

  /** The same of any text. */
  public Answer create(String json) throws IOException {
    return send("POST", STRICT + "&dryRun=All", "application/json", json);
  }

  /** Creates a benchmark. */
  public Answer store(JsonNode manifest) throws IOException {
    return send("POST", STRICT, "application/json", manifest.toString());
  }

  /** A merge patch, which is what client-side apply sends. */
  public Answer merge(JsonNode manifest) throws IOException {
    return send(
        "PATCH", name(manifest) + STRICT, "application/merge-patch+json", manifest.toString());
  }

  /** Server-side apply. */
  public Answer apply(JsonNode manifest, String manager) throws IOException {
    return send(
        "PATCH",
        name(manifest) + STRICT + "&fieldManager=" + manager,
        "application/apply-patch+yaml",
        manifest.toString());
  }

  /** Merges a status as the operator's patch does. */
  public Answer mergeStatus(JsonNode benchmark) throws IOException {
    return send(
        "PATCH",
        name(benchmark) + "/status",
        "application/merge-patch+json",
        JSON.createObjectNode().set("status", benchmark.path("status")).toString());
  }

  private static String name(JsonNode manifest) {
    return "/" + manifest.at("/metadata/name").asText();
  }

  private Answer send(String method, String rest, String type, String body) throws IOException {
    HttpClient http = cluster.client().getHttpClient();
    String path =
        "/apis/lrbench.io/v1alpha1/namespaces/" + cluster.namespace() + "/lrbenchmarks" + rest;
    String master = cluster.client().getConfiguration().getMasterUrl().replaceAll("/$", "");
    HttpResponse<byte[]> response =
        http.sendAsync(
                http.newHttpRequestBuilder().uri(master + path).method(method, type, body).build(),
                byte[].class)
            .join();
    return new Answer(
        response.code(), JSON.readTree(new String(response.body(), StandardCharsets.UTF_8)));
  }
}
