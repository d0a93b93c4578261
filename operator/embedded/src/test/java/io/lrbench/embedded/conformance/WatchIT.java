package io.lrbench.embedded.conformance;

import static io.lrbench.embedded.conformance.Api.configMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@OnBothTargets
class WatchIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Api api;

  WatchIT(Cluster cluster) {
    this.api = Api.of(cluster);
  }

  /** Writes down what a watch tells. */
  private static final class Notes implements Watcher<ConfigMap> {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void eventReceived(Action action, ConfigMap map) {
      lines.add(action + " " + map.getMetadata().getName());
    }

    @Override
    public void onClose(WatcherException cause) {
      lines.add("closed " + cause.asClientException().getCode());
    }
  }

  private NonNamespaceOperation<ConfigMap, ConfigMapList, Resource<ConfigMap>> maps() {
    return api.client().configMaps().inNamespace(api.namespace());
  }

  private void label(String name, String value) {
    api.merge(
        api.configMaps() + "/" + name,
        "{\"metadata\": {\"labels\": {\"l\": \"%s\"}}}".formatted(value));
  }

  @Test
  void tellsOfObjectsThatEnterAndLeaveASelector() {
    Notes notes = new Notes();
    try (Watch watch = maps().withLabel("l", "in").watch(notes)) {
      api.post(api.configMaps(), configMap("moves", "{}"));
      label("moves", "in");
      api.merge(api.configMaps() + "/moves", "{\"data\": {\"a\": \"1\"}}");
      label("moves", "out");
      api.delete(api.configMaps() + "/moves", "{}");

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(notes.lines)
                      .containsExactly("ADDED moves", "MODIFIED moves", "DELETED moves"));
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void resumesFromARevision() {
    api.post(api.configMaps(), configMap("before", "{}"));
    String revision = maps().list().getMetadata().getResourceVersion();
    api.post(api.configMaps(), configMap("after", "{}"));
    Notes notes = new Notes();
    ListOptions from = new ListOptionsBuilder().withResourceVersion(revision).build();

    try (Watch watch = maps().watch(from, notes)) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(notes.lines).contains("ADDED after"));
      assertThat(notes.lines).doesNotContain("ADDED before");
      assertThat(watch).isNotNull();
    }
  }

  @Test
  void answersBeforeThereIsAnythingToTell() throws Exception {
    String revision = maps().list().getMetadata().getResourceVersion();
    HttpClient http = api.client().getHttpClient();
    String url =
        api.client().getMasterUrl().toString().replaceAll("/$", "")
            + api.configMaps()
            + "?watch=true&resourceVersion="
            + revision;

    HttpResponse<AsyncBody> answer =
        http.consumeBytes(
                http.newHttpRequestBuilder().uri(url).build(), (part, body) -> body.consume())
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    answer.body().cancel();

    assertThat(answer.code()).isEqualTo(200);
  }

  @Test
  void feedsInformers() {
    api.post(api.configMaps(), configMap("known", "{}"));
    try (SharedIndexInformer<ConfigMap> informer = maps().inform()) {
      api.post(api.configMaps(), configMap("later", "{}"));

      await()
          .atMost(PATIENCE)
          .until(() -> informer.getStore().getByKey(api.namespace() + "/later") != null);
      assertThat(informer.getStore().getByKey(api.namespace() + "/known")).isNotNull();
    }
  }
}
