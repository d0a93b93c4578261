package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** What one pod asks for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.extended) || self.extended.all(name, name.contains('/') && !name.contains('kubernetes.io/') && !name.startsWith('requests.'))",
    fieldPath = ".extended",
    message =
        "write names of extended resources with their domain, such as rdma/hca; cpu and memory have fields of their own, others of Kubernetes' belong into podTemplate")
@ValidationRule(
    value =
        "!has(self.extended) || self.extended.all(name, !name.contains('gpu') && !name.contains('/mig-'))",
    fieldPath = ".extended",
    message =
        "GPUs are counted: write how many as resources.gpus, and their name, such as amd.com/gpu or nvidia.com/mig-1g.10gb, as resources.gpuResource")
@ValidationRule(
    value = "!has(self.cpu) || type(self.cpu) == int || self.cpu.matches('" + Quantities.CPU + "')",
    fieldPath = ".cpu",
    message = Quantities.CPU_REMEDY)
@ValidationRule(
    value =
        "!has(self.memory) || type(self.memory) == int || self.memory.matches('"
            + Quantities.MEMORY
            + "')",
    fieldPath = ".memory",
    message = Quantities.MEMORY_REMEDY)
@ValidationRule(
    value =
        "!has(self.sharedMemory) || type(self.sharedMemory) == int || self.sharedMemory.matches('"
            + Quantities.MEMORY
            + "')",
    fieldPath = ".sharedMemory",
    message = Quantities.MEMORY_REMEDY)
public record ResourcesSpec(
    @JsonPropertyDescription(
            "GPUs of a pod; 0 trains on the CPU. This version trains a pod on one GPU and refuses more.")
        @Default("1")
        @Min(0)
        @Max(16)
        Integer gpus,
    @JsonPropertyDescription(
            "What a GPU is called on the nodes: nvidia.com/gpu, a slice such as nvidia.com/mig-1g.10gb, or amd.com/gpu with a trainer image for it. gpuHours and maxGpuHours count each as one GPU.")
        @Default("\"" + ResourcesSpec.GPU + "\"")
        @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?/[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$")
        @Size(min = 3, max = 128)
        String gpuResource,
    @JsonPropertyDescription("Further extended resources of a pod by name, such as rdma/hca: 1.")
        Map<String, Integer> extended,
    @JsonPropertyDescription(
            "CPU of a pod, such as 4 or 500m. A pod trains floor(cpu) trials at once, at least 1.")
        @Size(min = 1, max = Quantities.LONGEST)
        String cpu,
    @JsonPropertyDescription("Memory of a pod, such as 16Gi.")
        @Size(min = 1, max = Quantities.LONGEST)
        String memory,
    @JsonPropertyDescription(
            "Largest size of /dev/shm, in memory that counts as the pod's. Default: 1Gi where the pod has GPUs, else what the container runtime gives.")
        @Size(min = 1, max = Quantities.LONGEST)
        String sharedMemory) {
  /** What {@code gpuResource} is where it is left out. */
  public static final String GPU = "nvidia.com/gpu";
}
