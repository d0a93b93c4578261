package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.lrbench.api.ResourcesSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pod asks for: extended resources, CPU and memory as requests and limits alike, and shared
 * memory.
 *
 * @param spec null where the benchmark says nothing
 */
record PodResources(ResourcesSpec spec) {
  private static final int DEFAULT_GPUS = 1;

  /** CUDA and its libraries share more than the 64 MiB that container runtimes give. */
  private static final String GPU_SHARED_MEMORY = "1Gi";

  private static final String VOLUME = "shm";

  /** Of a pod that only fetches: without devices, and without what comes with them. */
  PodResources withoutDevices() {
    return new PodResources(
        spec == null
            ? new ResourcesSpec(0, null, null, null, null, null)
            : new ResourcesSpec(0, null, null, spec.cpu(), spec.memory(), null));
  }

  int gpus() {
    return spec == null || spec.gpus() == null ? DEFAULT_GPUS : spec.gpus();
  }

  /** The name of a GPU in the requests of a pod. */
  String gpuResource() {
    return spec == null || spec.gpuResource() == null ? ResourcesSpec.GPU : spec.gpuResource();
  }

  ResourceRequirements requirements() {
    Map<String, Quantity> asked = new LinkedHashMap<>();
    if (gpus() > 0) {
      asked.put(gpuResource(), new Quantity(String.valueOf(gpus())));
    }
    if (spec != null && spec.extended() != null) {
      spec.extended()
          .forEach((name, amount) -> asked.put(name, new Quantity(String.valueOf(amount))));
    }
    if (spec != null && spec.cpu() != null) {
      asked.put("cpu", Quantity.parse(spec.cpu()));
    }
    if (spec != null && spec.memory() != null) {
      asked.put("memory", Quantity.parse(spec.memory()));
    }
    return new ResourceRequirementsBuilder().withRequests(asked).withLimits(asked).build();
  }

  private Optional<Quantity> sharedMemory() {
    if (spec != null && spec.sharedMemory() != null) {
      return Optional.of(Quantity.parse(spec.sharedMemory()));
    }
    return gpus() > 0 ? Optional.of(Quantity.parse(GPU_SHARED_MEMORY)) : Optional.empty();
  }

  /** A volume of a known name, so that a podTemplate can put another in its place. */
  List<Volume> volumes() {
    return sharedMemory().stream()
        .map(
            size ->
                new VolumeBuilder()
                    .withName(VOLUME)
                    .withNewEmptyDir()
                    .withMedium("Memory")
                    .withSizeLimit(size)
                    .endEmptyDir()
                    .build())
        .toList();
  }

  List<VolumeMount> mounts() {
    return sharedMemory().stream()
        .map(size -> new VolumeMountBuilder().withName(VOLUME).withMountPath("/dev/shm").build())
        .toList();
  }
}
