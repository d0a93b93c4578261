package io.lrbench.embedded;

import io.lrbench.embedded.node.NodeOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start an embedded cluster.
 *
 * @param port the port on 127.0.0.1; 0 takes any free one
 * @param slots how many pods run at the same time
 * @param images the command that stands for each image
 * @param environment what every container's environment has in addition
 * @param extendedResources what the node offers beside CPU and memory, such as nvidia.com/gpu
 * @param workDirectory where each pod has its folder and its log
 */
public record Options(
    int port,
    int slots,
    Map<String, List<String>> images,
    Map<String, String> environment,
    Map<String, Integer> extendedResources,
    Path workDirectory) {

  public Options {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be from 0 to 65535, was " + port);
    }
    if (slots < 1) {
      throw new IllegalArgumentException("slots must be at least 1, was " + slots);
    }
    images = Map.copyOf(images);
    environment = Map.copyOf(environment);
    extendedResources = Map.copyOf(extendedResources);
  }

  /** Any port, one slot, no image and no extended resource. */
  public static Options in(Path workDirectory) {
    return new Options(0, 1, Map.of(), Map.of(), Map.of(), workDirectory);
  }

  public Options withPort(int newPort) {
    return new Options(newPort, slots, images, environment, extendedResources, workDirectory);
  }

  public Options withSlots(int newSlots) {
    return new Options(port, newSlots, images, environment, extendedResources, workDirectory);
  }

  public Options withImages(Map<String, List<String>> newImages) {
    return new Options(port, slots, newImages, environment, extendedResources, workDirectory);
  }

  public Options withEnvironment(Map<String, String> newEnvironment) {
    return new Options(port, slots, images, newEnvironment, extendedResources, workDirectory);
  }

  public Options withExtendedResources(Map<String, Integer> newResources) {
    return new Options(port, slots, images, environment, newResources, workDirectory);
  }

  NodeOptions node() {
    return new NodeOptions(slots, images, environment, extendedResources, workDirectory);
  }
}
