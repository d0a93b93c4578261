package io.lrbench.operator.gitops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.target.Cluster;
import io.lrbench.embedded.target.OnBothTargets;
import io.lrbench.operator.corpus.BenchmarkApi;
import io.lrbench.operator.corpus.ShippedManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** kubectl apply, twice, and kubectl diff: on the PATH or named by LRBENCH_KUBECTL. */
@OnBothTargets
@Tag("kubectl")
class KubectlDriftIT {
  private static final String KUBECTL =
      Optional.ofNullable(System.getenv("LRBENCH_KUBECTL")).orElse("kubectl");
  private static final int PATIENCE_SECONDS = 120;

  @TempDir static Path directory;

  private final Cluster cluster;
  private final BenchmarkApi api;

  KubectlDriftIT(Cluster cluster) {
    this.cluster = cluster;
    this.api = new BenchmarkApi(cluster);
  }

  private record Said(int exitCode, String text) {}

  @BeforeAll
  static void find() throws InterruptedException {
    try {
      assumeTrue(
          new ProcessBuilder(KUBECTL, "version", "--client")
                  .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                  .start()
                  .waitFor()
              == 0,
          "kubectl does not run");
    } catch (IOException e) {
      assumeTrue(false, "no kubectl: put one on the PATH or name it by LRBENCH_KUBECTL");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--server-side=false", "--server-side=true"})
  void appliesEveryManifestTwiceAndSeesNoDifference(String side)
      throws IOException, InterruptedException {
    Path folder = manifests();
    Said first = kubectl("apply", side, "-f", folder.toString());
    List<ShippedManifest> all = ShippedManifest.all();
    for (int i = 0; i < all.size(); i++) {
      api.mergeStatus(Recorded.withStatus(named(all.get(i), i), "running"));
    }
    List<String> before = versions();

    Said second = kubectl("apply", side, "-f", folder.toString());
    Said difference = kubectl("diff", side, "-f", folder.toString());

    assertThat(first.exitCode()).as(first.text()).isZero();
    assertThat(second.exitCode()).as(second.text()).isZero();
    assertThat(versions()).isEqualTo(before).hasSameSizeAs(all);
    assertThat(difference.text()).isEmpty();
    assertThat(difference.exitCode()).isZero();
  }

  /** Generation and version of every benchmark of the namespace. */
  private List<String> versions() throws IOException, InterruptedException {
    return kubectl(
            "get",
            "lrb",
            "-o",
            "jsonpath={range .items[*]}{.metadata.name} {.metadata.generation}"
                + " {.metadata.resourceVersion}{\"\\n\"}{end}")
        .text()
        .lines()
        .toList();
  }

  private static Path manifests() throws IOException {
    Path folder = Files.createTempDirectory(directory, "manifests");
    List<ShippedManifest> all = ShippedManifest.all();
    for (int i = 0; i < all.size(); i++) {
      Files.writeString(folder.resolve(i + ".json"), named(all.get(i), i).toString());
    }
    return folder;
  }

  /** Two folders may hold the same name. */
  private static ObjectNode named(ShippedManifest manifest, int number) throws IOException {
    ObjectNode json = manifest.json().deepCopy();
    json.withObjectProperty("metadata").put("name", "m" + number);
    return json;
  }

  private Said kubectl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(KUBECTL, "-n", cluster.namespace()));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("KUBECONFIG", kubeconfig().toString());
    builder.environment().put("HOME", directory.toString());
    Process process = builder.start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
  }

  private Path kubeconfig() throws IOException {
    if (cluster.isReal()) {
      return Path.of(System.getProperty("lrbench.target")).toAbsolutePath();
    }
    return Files.writeString(
        directory.resolve("kubeconfig"),
        """
        {apiVersion: v1, kind: Config, current-context: c,
         clusters: [{name: c, cluster: {server: "%s"}}],
         users: [{name: u, user: {}}],
         contexts: [{name: c, context: {cluster: c, user: u}}]}
        """
            .formatted(cluster.client().getConfiguration().getMasterUrl()));
  }
}
