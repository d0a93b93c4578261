package io.lrbench.operator.cli.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.admit.Admission;
import io.lrbench.operator.admit.Reason;
import java.util.regex.Pattern;

/** Reads a manifest as strictly as the API. */
public final class ManifestReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String API_VERSION = LRBenchmark.GROUP + "/" + LRBenchmark.VERSION;
  private static final String KIND = "LRBenchmark";
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final int LONGEST_NAME = 253;

  private ManifestReader() {}

  /**
   * The benchmark with its defaults.
   *
   * @throws InvalidManifestException its author has to change it; the message has every problem
   *     that was found
   */
  public static LRBenchmark read(String yaml) {
    YamlDocument document = YamlDocument.of(yaml);
    kind(document, "apiVersion", API_VERSION);
    kind(document, "kind", KIND);
    name(document);
    ObjectNode complete = new SchemaCheck(ResourceSchema.load()).complete(document);
    LRBenchmark benchmark = records(complete);
    Admission.of(benchmark.getSpec(), true)
        .filter(refusal -> refusal.reason() == Reason.INVALID_SPEC)
        .ifPresent(
            refusal -> {
              throw new InvalidManifestException(
                  refusal
                      .message()
                      .lines()
                      .map(line -> document.at(line.replaceFirst("(:| \\().*", "")) + line)
                      .toList());
            });
    return benchmark;
  }

  private static void kind(YamlDocument document, String field, String expected) {
    JsonNode found = document.root().path(field);
    if (!found.asText().equals(expected)) {
      throw new InvalidManifestException(
          document.at(field)
              + field
              + ": found "
              + (found.isMissingNode() ? "nothing" : found.toString())
              + "; write "
              + expected);
    }
  }

  private static void name(YamlDocument document) {
    JsonNode metadata = document.root().path("metadata");
    JsonNode name = metadata.path("name");
    if (!metadata.isObject() || !name.isTextual()) {
      throw new InvalidManifestException(
          document.at("metadata.name")
              + "metadata.name: found "
              + (name.isMissingNode() ? "nothing" : name.toString())
              + "; write the benchmark's name, such as my-benchmark");
    }
    if (!NAME.matcher(name.asText()).matches() || name.asText().length() > LONGEST_NAME) {
      throw new InvalidManifestException(
          document.at("metadata.name")
              + "metadata.name: found "
              + name
              + "; write lower-case letters, digits, dashes and dots, at most "
              + LONGEST_NAME);
    }
  }

  private static LRBenchmark records(ObjectNode complete) {
    try {
      return JSON.treeToValue(complete, LRBenchmark.class);
    } catch (JsonProcessingException e) {
      throw new InvalidManifestException(e.getOriginalMessage() + "; see docs/reference.md");
    }
  }
}
