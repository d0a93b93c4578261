package io.lrbench.embedded.node;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the node offers: slots, images, environment, resources and the folder of its pods. */
public record NodeOptions(
    int slots,
    Map<String, List<String>> images,
    Map<String, String> environment,
    Map<String, Integer> extendedResources,
    Path workDirectory) {
  public static final String NODE_NAME = "local";

  public NodeOptions {
    images = Map.copyOf(images);
    environment = Map.copyOf(environment);
    extendedResources = Map.copyOf(extendedResources);
  }
}
