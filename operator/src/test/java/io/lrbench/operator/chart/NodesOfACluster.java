package io.lrbench.operator.chart;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A cluster whose nodes run pods: that of {@code -Dlrbench.target=KUBECONFIG}, which must have the
 * images already, else a k3s of its own in Docker.
 */
final class NodesOfACluster implements AutoCloseable {
  private static final String K3S = "rancher/k3s:v1.34.1-k3s1";
  private static final int API = 6443;

  private final String kubeconfig;
  private final GenericContainer<?> k3s;

  private NodesOfACluster(String kubeconfig, GenericContainer<?> k3s) {
    this.kubeconfig = kubeconfig;
    this.k3s = k3s;
  }

  /** Skips the test, saying why, where there is neither. */
  static NodesOfACluster find() throws IOException, InterruptedException {
    String target = System.getProperty("lrbench.target", "embedded");
    if (!target.equals("embedded")) {
      return new NodesOfACluster(Files.readString(Path.of(target)), null);
    }
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "skipped: no Docker for a k3s, and no -Dlrbench.target=KUBECONFIG of a cluster with nodes");
    return start(image("operator"), image("trainer-image"));
  }

  private static Path image(String module) {
    Path tar = Path.of("..", module, "target", "jib-image.tar");
    assumeTrue(
        Files.exists(tar), "skipped: no " + tar + "; build it: mvn -Pimage -DskipTests package");
    return tar;
  }

  /** As the k3s module of Testcontainers starts it; images in that folder are loaded by k3s. */
  @SuppressWarnings("resource") // closed by close()
  private static NodesOfACluster start(Path operator, Path trainer)
      throws IOException, InterruptedException {
    GenericContainer<?> k3s = new GenericContainer<>(DockerImageName.parse(K3S));
    k3s.withExposedPorts(API)
        .withPrivilegedMode(true)
        .withCreateContainerCmdModifier(
            command -> {
              HostConfig host = Objects.requireNonNull(command.getHostConfig());
              host.withCgroupnsMode("host");
            })
        .withFileSystemBind("/sys/fs/cgroup", "/sys/fs/cgroup", BindMode.READ_WRITE)
        .withTmpFs(Map.of("/run", "", "/var/run", ""))
        .withCopyFileToContainer(MountableFile.forHostPath(operator), images("operator"))
        .withCopyFileToContainer(MountableFile.forHostPath(trainer), images("trainer"))
        .withCommand("server", "--disable=traefik", "--tls-san=" + k3s.getHost())
        .waitingFor(Wait.forLogMessage(".*Node controller sync successful.*", 1));
    k3s.start();
    String written = k3s.execInContainer("cat", "/etc/rancher/k3s/k3s.yaml").getStdout();
    String url = "https://" + k3s.getHost() + ":" + k3s.getMappedPort(API);
    return new NodesOfACluster(written.replaceAll("https://127\\.0\\.0\\.1:\\d+", url), k3s);
  }

  private static String images(String name) {
    return "/var/lib/rancher/k3s/agent/images/" + name + ".tar";
  }

  String kubeconfig() {
    return kubeconfig;
  }

  @Override
  public void close() {
    if (k3s != null) {
      k3s.stop();
    }
  }
}
