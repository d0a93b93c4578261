package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PodTemplates;
import io.lrbench.api.ResourcesSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The pod of a pack: Pod Security restricted, without a token, its root read-only. */
final class TrainerPod {
  static final String CONTAINER = "trainer";

  private static final String PACK = "LRBENCH_PACK";
  private static final String DEVICE = "LRBENCH_DEVICE";
  private static final String GPU = "nvidia.com/gpu";
  private static final int DEFAULT_GPUS = 1;
  private static final long USER = 65_532;

  private TrainerPod() {}

  static PodTemplateSpec template(
      LRBenchmarkSpec spec,
      CheckpointPlace checkpoints,
      Map<String, String> labels,
      Map<String, String> annotations,
      String configuration,
      Installed installed) {
    Inputs inputs = Inputs.of(spec, installed);
    PodTemplateSpec ours =
        new PodTemplateSpecBuilder()
            .withNewMetadata()
            .withLabels(labels)
            .withAnnotations(annotations)
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
                    .withEnv(variable(PACK, configuration))
                    .addAllToEnv(checkpoints.environment())
                    .addAllToEnv(inputs.variables())
                    .addToEnv(variable(DEVICE, gpus(spec.resources()) > 0 ? "gpu" : "cpu"))
                    .withResources(resources(spec.resources()))
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
                    .build())
            .withVolumes(
                new VolumeBuilder().withName("tmp").withNewEmptyDir().endEmptyDir().build())
            .addAllToVolumes(checkpoints.volumes())
            .addAllToVolumes(inputs.volumes())
            .endSpec()
            .build();
    return spec.podTemplate() == null
        ? ours
        : reclaimed(PodTemplateMerge.of(ours, PodTemplates.read(spec.podTemplate())), ours);
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
        container.setTerminationMessagePath(null);
        container.setTerminationMessagePolicy(null);
      }
    }
    return merged;
  }

  private static ResourceRequirements resources(ResourcesSpec spec) {
    Map<String, Quantity> asked = new LinkedHashMap<>();
    if (gpus(spec) > 0) {
      asked.put(GPU, new Quantity(String.valueOf(gpus(spec))));
    }
    if (spec != null && spec.cpu() != null) {
      asked.put("cpu", Quantity.parse(spec.cpu()));
    }
    if (spec != null && spec.memory() != null) {
      asked.put("memory", Quantity.parse(spec.memory()));
    }
    return new ResourceRequirementsBuilder().withRequests(asked).withLimits(asked).build();
  }

  private static int gpus(ResourcesSpec spec) {
    return spec == null || spec.gpus() == null ? DEFAULT_GPUS : spec.gpus();
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
