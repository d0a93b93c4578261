package io.lrbench.operator.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;

/** The Lua and the CEL of {@code examples/gitops}. */
final class Shipped {
  private static final Path FOLDER = Path.of("../examples/gitops");
  private static final String CUSTOMIZATIONS = "resource.customizations.";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Shipped() {}

  static String health() throws IOException {
    return argo("health").asText();
  }

  static String discovery() throws IOException {
    return actions().path("discovery.lua").asText();
  }

  static String action(String name) throws IOException {
    return StreamSupport.stream(actions().path("definitions").spliterator(), false)
        .filter(definition -> definition.path("name").asText().equals(name))
        .map(definition -> definition.path("action.lua").asText())
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode actions() throws IOException {
    return YAML.readTree(argo("actions").asText());
  }

  private static JsonNode argo(String kind) throws IOException {
    return YAML.readTree(Files.readString(FOLDER.resolve("argocd-cm.yaml")))
        .path("data")
        .path(CUSTOMIZATIONS + kind + ".lrbench.io_LRBenchmark");
  }

  /** One of Flux's {@code inProgress}, {@code failed} and {@code current}. */
  static String expression(String name) throws IOException {
    String kustomization = Files.readString(FOLDER.resolve("flux.yaml")).split("\n---\n", -1)[1];
    return YAML.readTree(kustomization).at("/spec/healthCheckExprs/0").path(name).asText();
  }
}
