package io.lrbench.embedded.conformance;

import static io.lrbench.embedded.conformance.Api.configMap;
import static io.lrbench.embedded.conformance.Api.widget;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many writers of one object. */
@OnBothTargets
class ConcurrencyIT {
  private static final int WRITERS = 4;
  private static final int WRITES = 10;

  private final Api api;

  ConcurrencyIT(Cluster cluster) {
    this.api = Api.of(cluster);
  }

  private static void together(IntConsumer writer) {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, WRITERS)
            .mapToObj(i -> CompletableFuture.runAsync(() -> writer.accept(i)))
            .toList();
    all.forEach(CompletableFuture::join);
  }

  @Test
  void noUpdateIsLostWhenConflictsAreTriedAgain() {
    String path = api.configMaps() + "/counter";
    api.post(api.configMaps(), configMap("counter", "{'n': '0'}"));
    AtomicInteger conflicts = new AtomicInteger();

    together(
        writer -> {
          int done = 0;
          while (done < WRITES) {
            ObjectNode map = (ObjectNode) api.get(path).body();
            int next = map.at("/data/n").asInt() + 1;
            ((ObjectNode) map.get("data")).put("n", String.valueOf(next));
            int code = api.put(path, map).code();
            assertThat(code).isIn(200, 409);
            done += code == 200 ? 1 : 0;
            conflicts.addAndGet(code == 409 ? 1 : 0);
          }
        });

    assertThat(api.get(path).body().at("/data/n").asInt()).isEqualTo(WRITERS * WRITES);
  }

  @Test
  void mergePatchesOfDifferentFieldsNeverConflict() {
    String path = api.configMaps() + "/fields";
    api.post(api.configMaps(), configMap("fields", "{}"));

    together(
        writer ->
            IntStream.range(0, WRITES)
                .forEach(
                    i ->
                        assertThat(
                                api.merge(
                                        path, "{\"data\": {\"%d-%d\": \"\"}}".formatted(writer, i))
                                    .code())
                            .isEqualTo(200)));

    assertThat(api.get(path).body().path("data")).hasSize(WRITERS * WRITES);
  }

  @Test
  void oneOfManyCreatesTheObject() {
    AtomicInteger created = new AtomicInteger();

    together(
        writer -> {
          int code = api.post(api.widgets(), widget("once", "{'color': 'red'}")).code();
          assertThat(code).isIn(201, 409);
          created.addAndGet(code == 201 ? 1 : 0);
        });

    assertThat(created).hasValue(1);
  }

  @Test
  void appliersOfDifferentItemsShareAList() {
    String path = api.widgets() + "/shared";
    api.post(api.widgets(), widget("shared", "{'color': 'red'}"));

    together(
        writer -> {
          String spec = "{'color': 'red', 'parts': [{'name': 'p%d', 'weight': 1}]}";
          Api.Answer answer =
              api.apply(path, "m" + writer, widget("shared", spec.formatted(writer)));
          assertThat(answer.code()).isEqualTo(200);
        });

    assertThat(api.get(path).body().at("/spec/parts").findValuesAsText("name"))
        .containsExactlyInAnyOrder("p0", "p1", "p2", "p3");
  }
}
