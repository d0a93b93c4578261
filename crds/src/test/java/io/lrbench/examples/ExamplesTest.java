package io.lrbench.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import io.lrbench.vocabulary.Grids;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.Policies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
  private static final Path FOLDER = Path.of("../examples");
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(new NothingUnknown())
          .build();

  static List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theReadmeNamesEveryFile() throws IOException {
    assertThat(files()).contains("quickstart.yaml");
    String readme = Files.readString(FOLDER.resolve("README.md"));
    assertThat(files()).allMatch(readme::contains);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFieldOfAnExampleIsAFieldOfTheResource(String file) throws IOException {
    LRBenchmark benchmark = benchmark(file);

    assertThat(benchmark.getApiVersion()).isEqualTo("lrbench.io/v1alpha1");
    assertThat(benchmark.getKind()).isEqualTo("LRBenchmark");
    assertThat(benchmark.getMetadata().getName() + ".yaml").isEqualTo(file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sped: {}",
        "metadata: {nam: x}",
        "spec: {sed: [1]}",
        "spec: {training: {batchsize: 8}}",
        "spec: {podTemplate: {spec: {toleration: []}}}"
      })
  void aFieldThatTheResourceLacksIsFound(String yaml) throws IOException {
    JsonNode manifest = new YAMLMapper().readTree(yaml);

    assertThatThrownBy(() -> read(manifest)).isInstanceOf(UnrecognizedPropertyException.class);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPolicyOfAnExampleHasARateAtEveryUpdate(String file) throws IOException {
    LRBenchmarkSpec spec = spec(file);
    long updates = Objects.requireNonNullElse(spec.training().updates(), 1000L);

    for (PolicySpec policy : Grids.expand(spec.policies())) {
      LrPolicy formula = Policies.resolve(policy, new Horizon(updates, 500));
      assertThat(Policies.outOfRange(formula, updates)).as(policy.name()).isEmpty();
    }
  }

  @Test
  void theQuickstartComparesThreeVocabulariesOverThreeSeeds() throws IOException {
    LRBenchmarkSpec spec = spec("quickstart.yaml");

    assertThat(spec.seeds()).hasSize(3);
    assertThat(spec.policies()).hasSizeGreaterThanOrEqualTo(6);
    assertThat(spec.policies()).anyMatch(policy -> policy.lrbench() != null);
    assertThat(spec.policies()).anyMatch(policy -> policy.huggingface() != null);
    assertThat(spec.policies()).anyMatch(policy -> policy.torch() != null);
    for (String uri : List.of(spec.model().uri(), spec.dataset().uri())) {
      assertThat(FOLDER.resolve(uri.replaceFirst("^file:", ""))).exists();
    }
  }

  private static LRBenchmarkSpec spec(String file) throws IOException {
    return benchmark(file).getSpec();
  }

  private static LRBenchmark benchmark(String file) throws IOException {
    return read(new YAMLMapper().readTree(FOLDER.resolve(file).toFile()));
  }

  private static LRBenchmark read(JsonNode manifest) throws IOException {
    LRBenchmark benchmark = STRICT.treeToValue(manifest, LRBenchmark.class);
    if (benchmark.getSpec() != null && benchmark.getSpec().podTemplate() != null) {
      STRICT.treeToValue(benchmark.getSpec().podTemplate(), PodTemplateSpec.class);
    }
    return benchmark;
  }

  /** Kubernetes' own classes keep or ignore what they do not know; here it is an error. */
  private static final class NothingUnknown extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated type) {
      return JsonIgnoreProperties.Value.empty();
    }
  }
}
