package io.lrbench.operator.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The chart, rendered by Helm's own code. */
final class Chart {
  static final Path FOLDER = Path.of("../helm/lrbench").toAbsolutePath().normalize();
  static final String NAMESPACE = "bench";

  private static final String HOOK = "plain-hook";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Chart() {}

  static Helm helm() {
    return new Helm(FOLDER);
  }

  /** The objects of a release "one" with values given as name=value. */
  static List<JsonNode> render(String... values) {
    return renderIn(NAMESPACE, values);
  }

  /** What an installation creates; hooks are left out by this way of rendering. */
  static List<JsonNode> renderIn(String namespace, String... values) {
    return release("one", namespace, values);
  }

  /** What an installation of any name creates. */
  static List<JsonNode> release(String name, String namespace, String... values) {
    return template(helm(), name, namespace, values);
  }

  /** What {@code helm test} creates: the chart's hooks, made plain objects to be rendered. */
  static List<JsonNode> tests(String... values) {
    try {
      Path copy = Files.createTempDirectory("chart");
      try (Stream<Path> files = Files.walk(FOLDER)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to = copy.resolve(FOLDER.relativize(file).toString());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
      Path helpers = copy.resolve("templates/_helpers.tpl");
      Files.writeString(
          helpers, Files.readString(helpers).replace("helm.sh/hook: test", HOOK + ": test"));
      return template(new Helm(copy), "one", NAMESPACE, values).stream()
          .filter(object -> object.at("/metadata/annotations").has(HOOK))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> template(
      Helm helm, String name, String namespace, String... values) {
    TemplateCommand command =
        helm.template().withName(name).withNamespace(namespace).withKubeVersion("1.37.0");
    for (String value : values) {
      int equals = value.indexOf('=');
      command.set(value.substring(0, equals), value.substring(equals + 1));
    }
    return objects(command.call());
  }

  /** What Helm tells after an installation; no cluster is asked. */
  static String notes(String... values) {
    InstallCommand command =
        helm()
            .install()
            .clientOnly()
            .dryRun()
            .withName("one")
            .withNamespace(NAMESPACE)
            .withKubeVersion("1.37.0");
    for (String value : values) {
      int equals = value.indexOf('=');
      command.set(value.substring(0, equals), value.substring(equals + 1));
    }
    return command.call().getOutput();
  }

  static List<JsonNode> objects(String yaml) {
    List<JsonNode> objects = new ArrayList<>();
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(yaml)) {
      documents.forEachRemaining(
          document -> {
            if (document.isObject()) {
              objects.add(document);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return objects;
  }

  static List<JsonNode> all(List<JsonNode> objects, String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind)).toList();
  }

  /** The one object of a kind. */
  static JsonNode only(List<JsonNode> objects, String kind) {
    List<JsonNode> found = all(objects, kind);
    if (found.size() != 1) {
      throw new AssertionError("expected one " + kind + ", found " + found.size());
    }
    return found.get(0);
  }
}
