package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;

/** An optimizer that replaces the learning rate and training.optimizer.type. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LearningRateFreeBlock(
    @JsonPropertyDescription("The optimizer.") @Required LearningRateFreeType type,
    @JsonPropertyDescription("Factor of the step size that it finds.") @Min(0) Double lr,
    @JsonPropertyDescription(
            "Warm-up of the schedule-free optimizers. A count of updates (30), a percentage (\"30%\") or epochs (\"2ep\").")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length warmupSteps,
    @JsonPropertyDescription("d_coef of Prodigy.") @Min(0) Double dCoef,
    @JsonPropertyDescription("d0 of Prodigy and D-Adaptation.") @Min(0) Double d0,
    @JsonPropertyDescription("Learning rate of the hypergradient.") @Min(0) Double hyperLr) {}
