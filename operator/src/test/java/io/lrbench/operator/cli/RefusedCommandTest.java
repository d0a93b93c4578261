package io.lrbench.operator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedCommandTest {
  private static final String MANIFEST =
      """
      apiVersion: lrbench.io/v1alpha1
      kind: LRBenchmark
      metadata: {name: p}
      spec:
        model: {uri: "file:model"}
        dataset: {uri: file:data.txt, format: text}
        training: {method: full, updates: 4}
        policies:
        - {name: a, lrbench: {type: FIX, k0: 1}}
        seeds: [1]
        resources: {gpus: 0}
      """;

  @TempDir private Path folder;

  private final StringWriter error = new StringWriter();

  @Test
  void anOutputFolderThatIsAFileIsRefusedBeforeAnythingStarts() throws IOException {
    Path manifest = Files.writeString(folder.resolve("p.yaml"), MANIFEST);
    Path file = Files.createFile(folder.resolve("taken"));

    expectRefusal(
        "--output: expected a folder that can be written, found a file at "
            + file
            + "; name another",
        "run",
        "--output",
        file.toString(),
        manifest.toString());
    expectRefusal(
        "found a file at " + file,
        "run",
        "--output",
        file.resolve("below").toString(),
        manifest.toString());
  }

  @Test
  void aFolderForCheckpointsThatIsAFileIsRefused() throws IOException {
    Path manifest = Files.writeString(folder.resolve("p.yaml"), MANIFEST);
    Path file = Files.createFile(folder.resolve("taken"));

    expectRefusal(
        "--checkpoints: expected a folder that can be written, found a file at " + file,
        "run",
        "--checkpoints",
        file.toString(),
        manifest.toString());
  }

  @Test
  void aClaimThatThisMachineDoesNotHaveIsRefused() throws IOException {
    Path manifest =
        Files.writeString(
            folder.resolve("p.yaml"), MANIFEST + "  execution: {checkpoint: {claim: kept}}\n");

    expectRefusal(
        "spec.execution.checkpoint.claim: found kept; on this machine, remove it",
        "run",
        manifest.toString());
  }

  @Test
  void anOutputFolderThatCannotBeMadeIsRefused() throws IOException {
    Path manifest = Files.writeString(folder.resolve("p.yaml"), MANIFEST);
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");

    expectRefusal(
        "found /proc/lrbench, where nothing can be written",
        "run",
        "--output",
        "/proc/lrbench",
        manifest.toString());
  }

  @Test
  void aPortOutOfRangeIsRefused() {
    expectRefusal("--port: found 99999; write 0 to 65535", "up", "--port", "99999");
    expectRefusal("--port: found -1; write 0 to 65535", "up", "--port=-1");
  }

  @Test
  void aPortInUseIsRefused() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      expectRefusal(
          "--port: expected a port that can be opened on 127.0.0.1, found " + port,
          "up",
          "--port",
          port);
    }
  }

  @Test
  void aKubeconfigThatCannotBeWrittenIsRefused() throws IOException {
    expectRefusal(
        "--kubeconfig: expected a file that can be written, found " + folder + ": a folder",
        "up",
        "--kubeconfig",
        folder.toString());
    Path file = Files.createFile(folder.resolve("taken"));
    expectRefusal(
        "--kubeconfig: expected a file that can be written, found " + file,
        "up",
        "--kubeconfig",
        file.resolve("below").toString());
  }

  @Test
  void aFolderIsNoManifest() {
    expectRefusal(
        "expected a manifest at " + folder + ", found a folder; name a file",
        "preview",
        folder.toString());
  }

  @Test
  void nestingBeyondReasonIsRefusedWithItsLine() throws IOException {
    Path manifest =
        Files.writeString(
            folder.resolve("deep.yaml"), "spec:\n  a: " + "[".repeat(5000) + "]".repeat(5000));

    expectRefusal("line 2: found more than 64 levels", "preview", manifest.toString());
  }

  @Test
  void aClusterThatDoesNotAnswerIsNamedWithWhatWasTried() throws IOException {
    Path manifest =
        Files.writeString(folder.resolve("p.yaml"), MANIFEST.replace("file:", "file:/"));
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    Path kubeconfig =
        Files.writeString(
            folder.resolve("kubeconfig"),
            """
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "http://127.0.0.1:%d"}}]
            contexts: [{name: c, context: {cluster: c, user: ""}}]
            current-context: c
            """
                .formatted(closed));
    String found = " at http://127.0.0.1:" + closed + "/, found Connection refused";
    String remedy = "; name a cluster that answers by --kubeconfig or KUBECONFIG";

    expectRefusal(
        "expected to read benchmark p" + found,
        "results",
        "p",
        "--kubeconfig",
        kubeconfig.toString());
    assertThat(error.toString()).contains(remedy);
    expectRefusal(
        "expected to run benchmark p" + found,
        "submit",
        manifest.toString(),
        "--kubeconfig",
        kubeconfig.toString());
    assertThat(error.toString()).contains(remedy);
  }

  @Test
  void aKubeconfigThatIsNotThereIsRefused() {
    String file = folder.resolve("none").toString();

    expectRefusal(
        "--kubeconfig: expected a file, found none at " + file,
        "results",
        "p",
        "--kubeconfig",
        file);
  }

  private void expectRefusal(String message, String... command) {
    error.getBuffer().setLength(0);
    int exitCode =
        LrbenchMain.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(error))
            .execute(command);

    assertThat(exitCode).as(error.toString()).isEqualTo(2);
    assertThat(error.toString()).contains(message).doesNotContain("Exception", "\tat ");
  }
}
