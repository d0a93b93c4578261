package io.lrbench.embedded.conformance;

import static io.lrbench.embedded.conformance.Api.configMap;
import static io.lrbench.embedded.conformance.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OnBothTargets
class DeletionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Api api;

  DeletionIT(Cluster cluster) {
    this.api = Api.of(cluster);
  }

  private String owned(String name, String owner) {
    String uid = api.get(api.widgets() + "/" + owner).body().at("/metadata/uid").asText();
    String reference =
        "\"ownerReferences\": [{\"apiVersion\": \"test.example/v1alpha1\", \"kind\": \"Widget\","
            + " \"name\": \"%s\", \"uid\": \"%s\", \"controller\": true,"
            + " \"blockOwnerDeletion\": true}], \"name\"";
    return configMap(name, "{}").replaceFirst("\"name\"", reference.formatted(owner, uid));
  }

  private void gone(String path) {
    await().atMost(PATIENCE).until(() -> api.get(path).code() == 404);
  }

  @Test
  void finalizersHoldUntilTheyAreRemoved() {
    String path = api.widgets() + "/held";
    api.post(api.widgets(), widget("held", "{'color': 'red'}"));
    api.merge(path, "{\"metadata\": {\"finalizers\": [\"test.example/hold\"]}}");

    Api.Answer deleted = api.delete(path, "{}");
    Api.Answer there = api.get(path);
    api.merge(path, "{\"metadata\": {\"finalizers\": null}}");

    assertThat(deleted.code()).isEqualTo(200);
    assertThat(there.body().at("/metadata").has("deletionTimestamp")).isTrue();
    gone(path);
  }

  @Test
  void dependentsGoInTheBackground() {
    api.post(api.widgets(), widget("owner", "{'color': 'red'}"));
    api.post(api.configMaps(), owned("dependent", "owner"));

    api.delete(api.widgets() + "/owner", "{\"propagationPolicy\": \"Background\"}");

    gone(api.widgets() + "/owner");
    gone(api.configMaps() + "/dependent");
  }

  @Test
  void dependentsOfAnOwnerThatIsGoneGoToo() {
    api.post(api.widgets(), widget("gone", "{'color': 'red'}"));
    String late = owned("late", "gone");
    api.delete(api.widgets() + "/gone", "{}");
    gone(api.widgets() + "/gone");

    Api.Answer created = api.post(api.configMaps(), late);

    assertThat(created.code()).isEqualTo(201);
    gone(api.configMaps() + "/late");
  }

  @Test
  void dependentsOfDependentsGoToo() {
    api.post(api.widgets(), widget("grand", "{'color': 'red'}"));
    api.post(
        api.widgets(),
        owned("x", "grand")
            .replaceFirst("ConfigMap", "Widget")
            .replaceFirst("\"v1\"", "\"test.example/v1alpha1\"")
            .replaceFirst("\"data\": \\{\\}", "\"spec\": {\"color\": \"red\"}")
            .replaceFirst("\"name\": \"x\"", "\"name\": \"middle\""));
    api.post(api.configMaps(), owned("last", "middle"));

    api.delete(api.widgets() + "/grand", "{\"propagationPolicy\": \"Background\"}");

    gone(api.widgets() + "/middle");
    gone(api.configMaps() + "/last");
  }

  @Test
  void finalizersCannotBeAddedToWhatLeaves() {
    String path = api.widgets() + "/leaving";
    api.post(api.widgets(), widget("leaving", "{'color': 'red'}"));
    api.merge(path, "{\"metadata\": {\"finalizers\": [\"test.example/one\"]}}");
    api.delete(path, "{}");

    Api.Answer answer =
        api.merge(
            path, "{\"metadata\": {\"finalizers\": [\"test.example/one\", \"test.example/two\"]}}");
    api.merge(path, "{\"metadata\": {\"finalizers\": null}}");

    assertThat(answer.code()).isEqualTo(422);
    assertThat(answer.message())
        .contains("metadata.finalizers: Forbidden: no new finalizers can be added");
    gone(path);
  }

  @Test
  void dependentsGoFirstInTheForeground() {
    api.post(api.widgets(), widget("fore", "{'color': 'red'}"));
    api.post(api.configMaps(), owned("before", "fore"));
    api.merge(
        api.configMaps() + "/before", "{\"metadata\": {\"finalizers\": [\"test.example/hold\"]}}");

    api.delete(api.widgets() + "/fore", "{\"propagationPolicy\": \"Foreground\"}");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                api.get(api.configMaps() + "/before")
                    .body()
                    .at("/metadata")
                    .has("deletionTimestamp"));
    Api.Answer owner = api.get(api.widgets() + "/fore");
    api.merge(api.configMaps() + "/before", "{\"metadata\": {\"finalizers\": null}}");

    assertThat(owner.body().at("/metadata/finalizers/0").asText()).isEqualTo("foregroundDeletion");
    gone(api.widgets() + "/fore");
  }

  @Test
  void dependentsThatComeDuringAForegroundDeletionGoToo() {
    api.post(api.widgets(), widget("slow", "{'color': 'red'}"));
    api.post(api.configMaps(), owned("first", "slow"));
    String late = owned("second", "slow");
    api.merge(
        api.configMaps() + "/first", "{\"metadata\": {\"finalizers\": [\"test.example/hold\"]}}");
    api.delete(api.widgets() + "/slow", "{\"propagationPolicy\": \"Foreground\"}");

    Api.Answer created = api.post(api.configMaps(), late);
    api.merge(api.configMaps() + "/first", "{\"metadata\": {\"finalizers\": null}}");

    assertThat(created.code()).isEqualTo(201);
    gone(api.configMaps() + "/second");
    gone(api.widgets() + "/slow");
  }

  @Test
  void orphansStayWithoutTheirOwner() {
    api.post(api.widgets(), widget("parent", "{'color': 'red'}"));
    api.post(api.configMaps(), owned("orphan", "parent"));

    api.delete(api.widgets() + "/parent", "{\"propagationPolicy\": \"Orphan\"}");

    gone(api.widgets() + "/parent");
    Api.Answer orphan = api.get(api.configMaps() + "/orphan");
    assertThat(orphan.code()).isEqualTo(200);
    assertThat(orphan.body().at("/metadata/ownerReferences").isEmpty()).isTrue();
  }

  @Test
  void preconditionsMustHold() {
    api.post(api.configMaps(), configMap("precondition", "{}"));

    Api.Answer answer =
        api.delete(
            api.configMaps() + "/precondition",
            "{\"preconditions\": {\"resourceVersion\": \"1\"}}");

    assertThat(answer.code()).isEqualTo(409);
    assertThat(answer.message())
        .contains("the ResourceVersion in the precondition (1) does not match");
  }

  @Test
  void collectionsGoBySelector() {
    for (String name : new String[] {"c1", "c2"}) {
      api.post(api.configMaps(), configMap(name, "{}"));
      api.merge(
          api.configMaps() + "/" + name,
          "{\"metadata\": {\"labels\": {\"l\": \"%s\"}}}".formatted(name));
    }

    Api.Answer answer = api.delete(api.configMaps() + "?labelSelector=l%3Dc1", "{}");

    assertThat(answer.code()).isEqualTo(200);
    assertThat(api.get(api.configMaps() + "/c1").code()).isEqualTo(404);
    assertThat(api.get(api.configMaps() + "/c2").code()).isEqualTo(200);
  }

  @Test
  void namespacesGoWithTheirContents() {
    api.post(
        "/api/v1/namespaces",
        """
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "%s-x"}}
        """
            .formatted(api.namespace()));
    String inside = "/api/v1/namespaces/" + api.namespace() + "-x/configmaps";
    api.post(inside, configMap("inside", "{}"));

    api.delete("/api/v1/namespaces/" + api.namespace() + "-x", "{}");

    gone(inside + "/inside");
    gone("/api/v1/namespaces/" + api.namespace() + "-x");
  }
}
