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
   * The hash of what Jobs of one benchmark share: of the pack all but its trials, which the Job's
   * name stands for.
   *
   * @param pack the configuration without trials
   * @param queue labels for Kueue
   */
  static String of(PodTemplateSpec template, String pack, Map<String, String> queue, int retries) {
    PodTemplateSpec shared = new PodTemplateSpecBuilder(template).build();
    for (Container container : shared.getSpec().getContainers()) {
      if (Objects.equals(container.getName(), TrainerPod.CONTAINER)) {
        container.getEnv().removeIf(variable -> TrainerPod.PACK.equals(variable.getName()));
      }
    }
    return ContentHash.of(
        Map.of("template", shared, "pack", pack, "queue", queue, "retries", retries));
  }
}
