package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.lrbench.api.CheckpointSpec;
import io.lrbench.api.LRBenchmarkSpec;
import java.util.List;
import java.util.Optional;

/**
 * Where a benchmark's trainers keep what their trials have reached: a folder of its own on a claim,
 * or on the node.
 *
 * @param claim what is mounted; empty where nothing need be
 * @param folder in the container; empty where nothing is kept
 */
record CheckpointPlace(Optional<String> claim, Optional<String> folder) {
  /** Nothing is kept. */
  static final CheckpointPlace NONE = new CheckpointPlace(Optional.empty(), Optional.empty());

  private static final String VARIABLE = "LRBENCH_CHECKPOINTS";
  private static final String VOLUME = "checkpoints";
  private static final String MOUNT = "/checkpoints";

  /**
   * @param onNodes folder of every node; a claim goes before it
   */
  static CheckpointPlace of(LRBenchmarkSpec spec, String uid, Optional<String> onNodes) {
    CheckpointSpec asked = spec.execution() == null ? null : spec.execution().checkpoint();
    Optional<String> claim = Optional.ofNullable(asked).map(CheckpointSpec::claim);
    return new CheckpointPlace(
        claim, claim.map(name -> MOUNT).or(() -> onNodes).map(root -> root + "/" + uid));
  }

  List<EnvVar> environment() {
    return folder.stream()
        .map(path -> new EnvVarBuilder().withName(VARIABLE).withValue(path).build())
        .toList();
  }

  List<VolumeMount> mounts() {
    return claim.stream()
        .map(name -> new VolumeMountBuilder().withName(VOLUME).withMountPath(MOUNT).build())
        .toList();
  }

  List<Volume> volumes() {
    return claim.stream()
        .map(
            name ->
                new VolumeBuilder()
                    .withName(VOLUME)
                    .withNewPersistentVolumeClaim()
                    .withClaimName(name)
                    .endPersistentVolumeClaim()
                    .build())
        .toList();
  }
}
