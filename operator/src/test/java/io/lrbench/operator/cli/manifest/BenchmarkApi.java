package io.lrbench.operator.cli.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.lrbench.api.LRBenchmark;
import io.lrbench.embedded.target.Cluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The API of a cluster that serves our definition. */
record BenchmarkApi(Cluster cluster) {
  private static final ObjectMapper JSON = new ObjectMapper();

  BenchmarkApi {
    cluster.install(LRBenchmark.class.getResource("lrbenchmarks.lrbench.io-v1.yml"));
  }

  /** What came back. */
  record Answer(int code, JsonNode body) {}

  /** Creates a benchmark as strictly as kubectl does; nothing is stored. */
  Answer create(JsonNode manifest) throws IOException {
    HttpClient http = cluster.client().getHttpClient();
    String path =
        "/apis/lrbench.io/v1alpha1/namespaces/"
            + cluster.namespace()
            + "/lrbenchmarks?fieldValidation=Strict&dryRun=All";
    String master = cluster.client().getConfiguration().getMasterUrl().replaceAll("/$", "");
    HttpResponse<byte[]> response =
        http.sendAsync(
                http.newHttpRequestBuilder()
                    .uri(master + path)
                    .method("POST", "application/json", manifest.toString())
                    .build(),
                byte[].class)
            .join();
    return new Answer(
        response.code(), JSON.readTree(new String(response.body(), StandardCharsets.UTF_8)));
  }
}
