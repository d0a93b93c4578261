package io.lrbench.operator.status;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static io.lrbench.operator.status.Scene.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.decide.Standing;
import io.lrbench.operator.fixture.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The files in {@code statuses}, which the tests of {@code gitops} read: a benchmark in every
 * state, as the API would show it.
 */
class RecordedStatusesTest {
  private static final Path FOLDER = Path.of("src/test/resources/statuses");
  private static final Path DEFINITION = Path.of("../crds/lrbenchmarks.lrbench.io-v1.yml");
  private static final String STATUS = "/spec/versions/0/schema/openAPIV3Schema/properties/status";
  private static final String WRITE =
      "write them again: mvn -pl operator -am test -Dtest=RecordedStatusesTest"
          + " -Dlrbench.statuses=write -Dsurefire.failIfNoSpecifiedTests=false";
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER))
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @Test
  void areWhatTheOperatorComposes() throws IOException {
    Map<String, String> composed = composed();
    if ("write".equals(System.getProperty("lrbench.statuses"))) {
      Files.createDirectories(FOLDER);
      for (Map.Entry<String, String> file : composed.entrySet()) {
        Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
      }
    }

    assertThat(recorded()).as(WRITE).isEqualTo(composed);
  }

  private static Map<String, String> recorded() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(FOLDER)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  private static Map<String, String> composed() throws IOException {
    Map<String, String> files = new TreeMap<>();
    files.put("unseen", unseen());
    files.put("running", at(Standing.RUNNING, scene().running("a1")));
    files.put(
        "running-refused-by-quota",
        at(
            Standing.RUNNING,
            scene().refused("jobs.batch \"x\" is forbidden: exceeded quota: few-jobs")));
    files.put(
        "running-pod-waits",
        at(Standing.RUNNING, scene().waiting("a1", "0/3 nodes are available: Insufficient gpu")));
    files.put("suspended", suspended());
    files.put("finished", at(Standing.ALL_TRIALS_FINISHED, finished()));
    files.put("finished-all-diverged", at(Standing.ALL_TRIALS_FINISHED, diverged()));
    files.put("changed-after-its-end", changed(finished(), Standing.ALL_TRIALS_FINISHED, false));
    files.put("suspension-not-seen-yet", changed(scene().running("a1"), Standing.RUNNING, true));
    files.put("trials-failed", at(Standing.TRIALS_FAILED, failed("OOMKilled", false)));
    files.put("invalid-spec-by-trainer", at(Standing.INVALID_SPEC, failed("lr < 0", true)));
    files.put("invalid-spec", refused(Standing.INVALID_SPEC));
    files.put("not-supported", refused(Standing.NOT_SUPPORTED));
    files.put("time-limit-reached", at(Standing.TIME_LIMIT_REACHED, half()));
    files.put("gpu-hours-exhausted", at(Standing.GPU_HOURS_EXHAUSTED, half()));
    files.put("terminating", terminating());
    Map<String, String> named = new TreeMap<>();
    files.forEach((name, text) -> named.put(name + ".yaml", text));
    return named;
  }

  private static Scene scene() {
    return Scene.of(
        benchmark()
            .policies("a", "b")
            .seeds(1, 2)
            .withJson("spec.execution", "{'timeLimit': '1h', 'maxGpuHours': 8}"));
  }

  private static Scene half() {
    return scene().ended(Results::succeeded, 1, "a1", "b1");
  }

  private static Scene finished() {
    return half().ended(Results::succeeded, 2, "a2", "b2");
  }

  private static Scene diverged() {
    return scene()
        .ended(
            (hash, update) -> Results.diverged(hash, update.longValue()),
            7,
            "a1",
            "a2",
            "b1",
            "b2");
  }

  private static Scene failed(String error, boolean userError) {
    return half().failed("a2", error, userError).failed("b2", error, userError);
  }

  private static String at(Standing standing, Scene scene) throws IOException {
    scene.at(standing);
    return text(scene.benchmark());
  }

  private static String suspended() throws IOException {
    Scene scene =
        Scene.of(benchmark().policies("a", "b").seeds(1, 2).with("spec.suspend", true))
            .ended(Results::succeeded, 1, "a1");
    return at(Standing.SUSPENDED, scene);
  }

  /** The spec has a later generation than the status. */
  private static String changed(Scene scene, Standing standing, boolean suspend)
      throws IOException {
    scene.at(standing);
    ObjectNode tree = YAML.valueToTree(scene.benchmark());
    tree.withObjectProperty("metadata").put("generation", 2);
    if (suspend) {
      tree.withObjectProperty("spec").put("suspend", true);
    }
    return YAML.writeValueAsString(tree);
  }

  private static String refused(Standing standing) throws IOException {
    LRBenchmark benchmark = scene().benchmark();
    benchmark.setStatus(
        BenchmarkStatus.refused(benchmark, standing, "write seeds: [1] instead", NOW));
    return text(benchmark);
  }

  private static String terminating() throws IOException {
    Scene scene = scene().running("a1");
    scene.at(Standing.RUNNING);
    scene.benchmark().getMetadata().setDeletionTimestamp(NOW.toString());
    scene.benchmark().getMetadata().setFinalizers(List.of("foregroundDeletion"));
    return text(scene.benchmark());
  }

  /** As the definition's defaults leave it before the operator's first word. */
  private static String unseen() throws IOException {
    ObjectNode tree = YAML.valueToTree(scene().benchmark());
    tree.set("status", YAML.readTree(Files.readString(DEFINITION)).at(STATUS).get("default"));
    return YAML.writeValueAsString(tree);
  }

  private static String text(LRBenchmark benchmark) throws IOException {
    return YAML.writeValueAsString(benchmark);
  }
}
