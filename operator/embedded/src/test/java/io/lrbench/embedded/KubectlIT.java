package io.lrbench.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plain kubectl, without flags, if there is one: on the PATH or named by LRBENCH_KUBECTL. */
@Tag("kubectl")
class KubectlIT {
  private static final String KUBECTL =
      Optional.ofNullable(System.getenv("LRBENCH_KUBECTL")).orElse("kubectl");

  @TempDir static Path directory;
  private static EmbeddedCluster cluster;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assumeTrue(isThere(), "no kubectl: put one on the PATH or name it by LRBENCH_KUBECTL");
    cluster =
        EmbeddedCluster.start(
            Options.in(directory.resolve("pods"))
                .withImages(Map.of("shell", List.of("/bin/sh", "-c"))));
    Files.writeString(directory.resolve("kubeconfig"), cluster.kubeconfig());
    try (InputStream crd = KubectlIT.class.getResourceAsStream("/widgets.yaml")) {
      Files.write(directory.resolve("widgets.yaml"), crd.readAllBytes());
    }
    Files.writeString(
        directory.resolve("one.yaml"),
        """
        apiVersion: test.example/v1alpha1
        kind: Widget
        metadata: {name: one}
        spec: {color: red, length: 10%}
        """);
    assertThat(kubectl("apply", "-f", "widgets.yaml")).contains("created");
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private static boolean isThere() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(KUBECTL, "version", "--client")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String kubectl(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(KUBECTL));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("KUBECONFIG", directory.resolve("kubeconfig").toString());
    builder.environment().put("HOME", directory.toString());
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output;
  }

  @Test
  void appliesExplainsAndDeletes() throws IOException, InterruptedException {
    assertThat(kubectl("apply", "-f", "one.yaml")).isEqualTo("widget.test.example/one created\n");
    assertThat(kubectl("apply", "-f", "one.yaml")).isEqualTo("widget.test.example/one unchanged\n");
    assertThat(kubectl("apply", "--server-side", "-f", "one.yaml")).contains("serverside-applied");
    assertThat(kubectl("diff", "-f", "one.yaml")).isEmpty();
    assertThat(kubectl("get", "wd", "one")).contains("COLOR").contains("red");
    assertThat(kubectl("describe", "widget", "one")).contains("Color:     red");
    assertThat(kubectl("explain", "widget.spec"))
        .contains("The color of the widget.")
        .contains("enum: red, green, blue");
    assertThat(kubectl("explain", "job.spec.template.spec.containers")).contains("image");
    assertThat(kubectl("delete", "-f", "one.yaml")).contains("deleted");
  }

  @Test
  void refusesAMistypedField() throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("typo.yaml"),
        """
        apiVersion: test.example/v1alpha1
        kind: Widget
        metadata: {name: typo}
        spec: {color: red, lenght: 10%}
        """);

    assertThat(kubectl("apply", "-f", "typo.yaml"))
        .contains("strict decoding error: unknown field \"spec.lenght\"");
  }

  @Test
  void dropsAFieldWhenItTurnsToServerSideApply() throws IOException, InterruptedException {
    String turned =
        """
        apiVersion: test.example/v1alpha1
        kind: Widget
        metadata: {name: turned}
        spec: {color: red%s}
        """;
    Files.writeString(directory.resolve("turned.yaml"), turned.formatted(", title: old"));
    kubectl("apply", "-f", "turned.yaml");
    Files.writeString(directory.resolve("turned.yaml"), turned.formatted(""));

    assertThat(kubectl("apply", "--server-side", "-f", "turned.yaml")).contains("serverside");

    assertThat(kubectl("get", "wd", "turned", "-o", "jsonpath={.spec}"))
        .contains("\"color\":\"red\"")
        .doesNotContain("title");
    assertThat(kubectl("get", "wd", "-w", "--request-timeout=2s")).contains("turned");
    assertThat(kubectl("api-resources")).contains("widgets").contains("jobs");
  }

  @Test
  void showsWhyAPodCannotRun() throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("gpu.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: gpu}
        spec:
          restartPolicy: Never
          containers:
          - {name: main, image: shell, resources: {limits: {nvidia.com/gpu: 1}}}
        """);
    kubectl("apply", "-f", "gpu.yaml");
    kubectl("wait", "--for=condition=PodScheduled=false", "pod/gpu");

    String words = "This machine has no GPU: write resources.gpus: 0.";

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(kubectl("get", "events")).contains(words));
    assertThat(kubectl("describe", "pod", "gpu")).contains("FailedScheduling").contains(words);
    assertThat(kubectl("delete", "pod", "gpu")).contains("deleted");
  }

  @Test
  void waitsForAJobAndReadsItsLog() throws IOException, InterruptedException {
    Files.writeString(
        directory.resolve("job.yaml"),
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: hello}
        spec:
          template:
            spec:
              restartPolicy: Never
              containers:
              - {name: main, image: shell, args: ["echo hello from a process"]}
        """);

    assertThat(kubectl("apply", "-f", "job.yaml")).contains("created");
    assertThat(kubectl("apply", "-f", "job.yaml")).contains("unchanged");
    assertThat(kubectl("wait", "--for=condition=complete", "job/hello")).contains("condition met");
    assertThat(kubectl("logs", "job/hello")).isEqualTo("hello from a process\n");
    assertThat(kubectl("describe", "job", "hello")).contains("Completed").contains("1 Succeeded");
    assertThat(kubectl("delete", "job", "hello")).contains("deleted");
    assertThat(kubectl("get", "pods")).contains("No resources found");
  }
}
