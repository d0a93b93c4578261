package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.NodeStatusBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.lrbench.embedded.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The Node as the API shows it. */
final class NodeObject {
  private NodeObject() {}

  static Map<String, String> labels() {
    return Map.of(
        "kubernetes.io/hostname", NodeOptions.NODE_NAME,
        "kubernetes.io/os", os(),
        "kubernetes.io/arch", arch());
  }

  static Node of(NodeOptions options) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(NodeOptions.NODE_NAME)
        .withLabels(labels())
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .withStatus(status(options))
        .build();
  }

  private static NodeStatus status(NodeOptions options) {
    Map<String, Quantity> capacity = capacity(options);
    String now = Json.now();
    return new NodeStatusBuilder()
        .withCapacity(capacity)
        .withAllocatable(capacity)
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withReason("LocalNodeReady")
        .withMessage("pods run as processes of this machine")
        .withLastHeartbeatTime(now)
        .withLastTransitionTime(now)
        .endCondition()
        .addNewAddress("127.0.0.1", "InternalIP")
        .withNewNodeInfo()
        .withKubeletVersion("v1.34.0-embedded")
        .withOperatingSystem(os())
        .withArchitecture(arch())
        .withContainerRuntimeVersion("process://local")
        .endNodeInfo()
        .build();
  }

  static Map<String, Quantity> capacity(NodeOptions options) {
    Map<String, Quantity> capacity = new TreeMap<>();
    capacity.put("cpu", new Quantity(String.valueOf(Runtime.getRuntime().availableProcessors())));
    capacity.put("memory", new Quantity(String.valueOf(MachineMemory.bytes())));
    capacity.put("pods", new Quantity(String.valueOf(options.slots())));
    options
        .extendedResources()
        .forEach((name, count) -> capacity.put(name, new Quantity(String.valueOf(count))));
    return capacity;
  }

  private static String os() {
    String name = System.getProperty("os.name", "linux").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name;
  }

  private static String arch() {
    String name = System.getProperty("os.arch", "amd64");
    return name.equals("aarch64") ? "arm64" : name;
  }
}
