package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** Tensors with a learning rate or weight decay of their own. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OptimizerGroup(
    @JsonPropertyDescription(
            "Regular expression that is looked for in a tensor's name, such as lora_B or layers\\.0\\. or \\.bias$; the first group that matches counts.")
        @Required
        @Size(min = 1, max = 256)
        String match,
    @JsonPropertyDescription("Factor of the policy's learning rate; 0 freezes the tensors.")
        @Default("1")
        @Min(0)
        Double lrMultiplier,
    @JsonPropertyDescription("Weight decay in place of the optimizer's.") @Min(0)
        Double weightDecay) {}
