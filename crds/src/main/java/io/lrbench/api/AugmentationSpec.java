package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** Random changes of training images; a trial's seed and the epoch decide them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AugmentationSpec(
    @JsonPropertyDescription(
            "Pixels of black padding on every side, out of which a window of the image's size is cut at random; 4 is usual for CIFAR. Default 0, none.")
        @Min(0)
        @Max(256)
        Integer crop,
    @JsonPropertyDescription("Mirrors every image left to right half the time. Default false.")
        Boolean flip) {}
