package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.lrbench.api.CheckpointSpec;
import io.lrbench.api.LRBenchmarkSpec;
import java.util.ArrayList;
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
  private static final String OUTPUT = "LRBENCH_OUTPUT";
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

  /** On a claim curves and results stay, too; a node's folder is no place to look for them. */
  List<EnvVar> environment() {
    List<EnvVar> variables = new ArrayList<>();
    folder.ifPresent(path -> variables.add(variable(VARIABLE, path)));
    if (claim.isPresent()) {
      folder.ifPresent(path -> variables.add(variable(OUTPUT, path + "/trials")));
    }
    return variables;
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
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
