package io.lrbench.operator.kube;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.lrbench.api.LRBenchmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultsMapTest {
  private static final LRBenchmark BENCHMARK = benchmark().policies("a").build();

  private static Map<String, String> entries(String prefix, int count) {
    Map<String, String> entries = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(i -> entries.put(prefix + i, "{}"));
    return entries;
  }

  private static List<ConfigMap> with(List<ConfigMap> existing, Map<String, String> entries) {
    return ResultsMap.with(BENCHMARK, existing, entries);
  }

  @Test
  void beginsWithOneThatTheBenchmarkOwns() {
    ConfigMap map = with(List.of(), entries("job-", 1)).get(0);

    assertThat(map.getMetadata().getName()).isEqualTo(ResultsMap.name(BENCHMARK));
    assertThat(map.getMetadata().getNamespace()).isEqualTo("default");
    assertThat(map.getMetadata().getOwnerReferences())
        .extracting("uid")
        .containsExactly("11111111-2222-3333-4444-555555555555");
    assertThat(map.getMetadata().getLabels())
        .containsEntry("app.kubernetes.io/managed-by", "lrbench-operator")
        .containsEntry("lrbench.io/benchmark-uid", "11111111-2222-3333-4444-555555555555");
    assertThat(map.getData()).containsExactly(Map.entry("job-0", "{}"));
  }

  @Test
  void addsToTheLastAsLongAsThereIsRoom() {
    ConfigMap first =
        new ConfigMapBuilder(with(List.of(), entries("a-", 1)).get(0))
            .editMetadata()
            .withResourceVersion("7")
            .endMetadata()
            .build();

    List<ConfigMap> changed = with(List.of(first), entries("b-", 1));

    assertThat(changed).hasSize(1);
    assertThat(changed.get(0).getMetadata().getResourceVersion())
        .as("refused where somebody else wrote meanwhile")
        .isEqualTo("7");
    assertThat(changed.get(0).getData()).containsOnlyKeys("a-0", "b-0");
  }

  @Test
  void spreadsManyResultsOverConfigMapsThatEtcdTakes() {
    List<ConfigMap> first = with(List.of(), entries("a-", 300));
    List<ConfigMap> second = with(first, entries("b-", 100));

    assertThat(first).extracting(map -> map.getData().size()).containsExactly(128, 128, 44);
    assertThat(first)
        .extracting(map -> map.getMetadata().getName())
        .allSatisfy(name -> assertThat(name).matches("bench-results-[0-9a-f]{12}-00[0-2]"))
        .doesNotHaveDuplicates();
    assertThat(second).extracting(map -> map.getData().size()).containsExactly(128, 16);
    assertThat(second.get(0).getMetadata().getName())
        .isEqualTo(first.get(2).getMetadata().getName());
  }

  @Test
  void neverTakesANameTwiceThoughAnEarlierConfigMapIsGone() {
    List<ConfigMap> all = with(List.of(), entries("a-", 256));

    List<ConfigMap> more = with(List.of(all.get(1)), entries("b-", 1));

    assertThat(more.get(0).getMetadata().getName()).endsWith("-002");
  }
}
