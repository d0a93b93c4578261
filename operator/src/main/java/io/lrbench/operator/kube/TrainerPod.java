package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PodTemplates;
import java.util.List;
import java.util.Map;

/** The pod of a pack: Pod Security restricted, without a token, its root read-only. */
final class TrainerPod {
  static final String CONTAINER = "trainer";
  static final String PACK = "LRBENCH_PACK";

  private static final String DEVICE = "LRBENCH_DEVICE";
  private static final String GRACE = "LRBENCH_GRACE_SECONDS";
  private static final long DEFAULT_GRACE_SECONDS = 30;
  private static final long USER = 65_532;

  private TrainerPod() {}

  /** What a pod's container has and does. */
  record Work(
      String configuration,
      List<String> arguments,
      CheckpointPlace checkpoints,
      Inputs inputs,
      PodResources resources) {}

  static PodTemplateSpec template(LRBenchmark benchmark, Work work, Installed installed) {
    LRBenchmarkSpec spec = benchmark.getSpec();
    Inputs inputs = work.inputs();
    CheckpointPlace checkpoints = work.checkpoints();
    PodResources resources = work.resources();
    PodTemplateSpec ours =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .withLabels(Labels.of(benchmark, "trainer"))
            .withAnnotations(Labels.annotations(benchmark))
            .endMetadata()
            .withNewSpec()
            .withRestartPolicy("Never")
            .withAutomountServiceAccountToken(false)
            .withNewSecurityContext()
            .withRunAsNonRoot(true)
            .withRunAsUser(USER)
            .withRunAsGroup(USER)
            .withFsGroup(USER)
            .withNewSeccompProfile()
            .withType("RuntimeDefault")
            .endSeccompProfile()
            .endSecurityContext()
            .withContainers(
                new ContainerBuilder()
                    .withName(CONTAINER)
                    .withImage(installed.image())
                    .withArgs(work.arguments())
                    .withEnv(variable(PACK, work.configuration()))
                    .addAllToEnv(checkpoints.environment())
                    .addAllToEnv(inputs.variables())
                    .addToEnv(variable(DEVICE, resources.gpus() > 0 ? "gpu" : "cpu"))
                    .withResources(resources.requirements())
                    .withSecurityContext(
                        new SecurityContextBuilder()
                            .withAllowPrivilegeEscalation(false)
                            .withReadOnlyRootFilesystem(true)
                            .withNewCapabilities()
                            .withDrop("ALL")
                            .endCapabilities()
                            .build())
                    .withVolumeMounts(
                        new VolumeMountBuilder().withName("tmp").withMountPath("/tmp").build())
                    .addAllToVolumeMounts(checkpoints.mounts())
                    .addAllToVolumeMounts(inputs.mounts())
                    .addAllToVolumeMounts(installed.volumes() ? resources.mounts() : List.of())
                    .build())
            .withVolumes(
                new VolumeBuilder().withName("tmp").withNewEmptyDir().endEmptyDir().build())
            .addAllToVolumes(checkpoints.volumes())
            .addAllToVolumes(inputs.volumes())
            .addAllToVolumes(installed.volumes() ? resources.volumes() : List.of())
            .endSpec()
            .build();
    PodTemplateSpec merged = PodTemplateMerge.of(ours, installed.podTemplate());
    return reclaimed(
        spec.podTemplate() == null
            ? merged
            : PodTemplateMerge.of(merged, PodTemplates.read(spec.podTemplate())),
        ours);
  }

  /** What the operator finds and reads its pods by is its own, whatever a template says. */
  private static PodTemplateSpec reclaimed(PodTemplateSpec merged, PodTemplateSpec ours) {
    merged.getMetadata().getLabels().putAll(ours.getMetadata().getLabels());
    merged.getMetadata().getAnnotations().putAll(ours.getMetadata().getAnnotations());
    merged.getSpec().setRestartPolicy(ours.getSpec().getRestartPolicy());
    Container trainer = ours.getSpec().getContainers().get(0);
    for (Container container : merged.getSpec().getContainers()) {
      if (container.getName().equals(CONTAINER)) {
        container
            .getEnv()
            .replaceAll(
                variable -> variable.getName().equals(PACK) ? trainer.getEnv().get(0) : variable);
        if (!trainer.getArgs().isEmpty()) {
          container.setArgs(trainer.getArgs());
        }
        container.getEnv().removeIf(variable -> variable.getName().equals(GRACE));
        container.getEnv().add(variable(GRACE, String.valueOf(graceSeconds(merged))));
        container.setTerminationMessagePath(null);
        container.setTerminationMessagePolicy(null);
      }
    }
    return merged;
  }

  /** What Kubernetes waits between asking a container to end and killing it. */
  private static long graceSeconds(PodTemplateSpec pod) {
    Long seconds = pod.getSpec().getTerminationGracePeriodSeconds();
    return seconds == null ? DEFAULT_GRACE_SECONDS : seconds;
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  /** Names of lists whose items are merged by a key; other lists are replaced. */
  static final Map<String, List<String>> MERGE_KEYS =
      Map.of(
          "containers", List.of("name"),
          "initContainers", List.of("name"),
          "volumes", List.of("name"),
          "env", List.of("name"),
          "volumeMounts", List.of("mountPath"),
          "ports", List.of("containerPort", "protocol"),
          "imagePullSecrets", List.of("name"),
          "hostAliases", List.of("ip"),
          "topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable"));
}
