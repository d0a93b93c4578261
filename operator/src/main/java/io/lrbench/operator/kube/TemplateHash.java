package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.lrbench.pack.ContentHash;
import java.util.Map;
import java.util.Objects;

/** Tells a Job that was made as one would be made now from one that an edit has overtaken. */
final class TemplateHash {
  private TemplateHash() {}

  /**
   * The hash of what Jobs of one benchmark share: their template but for the pack, which the Job's
   * name stands for.
   *
   * @param queue labels for Kueue
   */
  static String of(PodTemplateSpec template, Map<String, String> queue, int retries) {
    PodTemplateSpec shared = new PodTemplateSpecBuilder(template).build();
    for (Container container : shared.getSpec().getContainers()) {
      if (Objects.equals(container.getName(), TrainerPod.CONTAINER)) {
        container.getEnv().removeIf(variable -> TrainerPod.PACK.equals(variable.getName()));
      }
    }
    return ContentHash.of(Map.of("template", shared, "queue", queue, "retries", retries));
  }
}
