package io.lrbench.schema;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.lrbench.api.LRBenchmark;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The CRD of the records: what the generator makes of the annotations, and what it cannot say. */
final class Crd {
  static final Path COMMITTED = Path.of("lrbenchmarks.lrbench.io-v1.yml");
  private static final String HEADER =
      """
      # Generated from the records in src/main/java/io/lrbench/api; never edit it.
      # Write it again: mvn -pl crds test -Dtest=GeneratedCrdTest -Dlrbench.crd=write
      """;

  /** YAML 1.1 reads an exponent without a sign as text. */
  private static final Pattern LARGE = Pattern.compile("(?<=: )-?[0-9.]+E[0-9]+(?=\\n)");

  private Crd() {}

  static String yaml() {
    KubernetesSerialization serialization = new KubernetesSerialization();
    CustomResourceDefinition crd =
        serialization.unmarshal(
            new ByteArrayInputStream(generated().getBytes(StandardCharsets.UTF_8)),
            CustomResourceDefinition.class);
    crd.getSpec().getNames().setCategories(List.of("lrbench"));
    CustomResourceDefinitionVersion version = crd.getSpec().getVersions().get(0);
    version.setAdditionalPrinterColumns(columns());
    SchemaCompletion.complete(version.getSchema().getOpenAPIV3Schema());
    return HEADER
        + LARGE
            .matcher(serialization.asYaml(crd))
            .replaceAll(match -> new BigDecimal(match.group()).toPlainString());
  }

  private static String generated() {
    Memory memory = new Memory();
    new CRDGenerator()
        .customResourceClasses(LRBenchmark.class)
        .forCRDVersions("v1")
        .withOutput(memory)
        .generate();
    return memory.bytes.toString(StandardCharsets.UTF_8);
  }

  /** In the order that kubectl shows: the generator sorts by path. */
  private static List<CustomResourceColumnDefinition> columns() {
    String succeeded = ".status.conditions[?(@.type==\"Succeeded\")]";
    return List.of(
        column("Trials", "string", ".status.trials.done", 0, "Finished trials of all."),
        column("Best", "string", ".status.best.policy", 0, "The policy that ranks first."),
        column("Score", "number", ".status.best.mean", 0, "Its mean over seeds."),
        column("Condition", "string", succeeded + ".reason", 0, "Where the benchmark stands."),
        column("Age", "date", ".metadata.creationTimestamp", 0, "Time since its creation."),
        column("Metric", "string", ".status.best.metric", 1, "What the ranking is by."),
        column("Diverged", "integer", ".status.trials.diverged", 1, "Trials that diverged."),
        column("Failed", "integer", ".status.trials.failed", 1, "Trials without a result."),
        column("Running", "integer", ".status.trials.running", 1, "Trials that run now."),
        column("Trained", "string", ".status.trials.trained", 1, "Updates done of all."),
        column("Message", "string", succeeded + ".message", 1, "What the condition says."));
  }

  private static CustomResourceColumnDefinition column(
      String name, String type, String path, int priority, String description) {
    return new CustomResourceColumnDefinitionBuilder()
        .withName(name)
        .withType(type)
        .withJsonPath(path)
        .withPriority(priority)
        .withDescription(description)
        .build();
  }

  private static final class Memory implements CRDGenerator.CRDOutput<ByteArrayOutputStream> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public ByteArrayOutputStream outputFor(String crdName) {
      return bytes;
    }

    @Override
    public URI crdURI(String crdName) {
      return Path.of(crdName).toUri();
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
