package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;

/** What one pod asks for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ResourcesSpec(
    @JsonPropertyDescription(
            "nvidia.com/gpu of a pod; 0 trains on the CPU. This version trains a pod on one GPU and refuses more.")
        @Default("1")
        @Min(0)
        @Max(16)
        Integer gpus,
    @JsonPropertyDescription(
            "CPU of a pod, such as 4 or 500m. A pod trains floor(cpu) trials at once, at least 1.")
        @Pattern("^[0-9]+([.][0-9]+)?m?$")
        @Size(min = 1, max = 32)
        String cpu,
    @JsonPropertyDescription("Memory of a pod, such as 16Gi.")
        @Pattern("^[0-9]+([.][0-9]+)?(k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$")
        @Size(min = 1, max = 32)
        String memory) {}
