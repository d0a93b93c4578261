package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;

/** A warm-up before any policy. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WarmupSpec(
    @JsonPropertyDescription(
            "W: the warm-up lasts this long; the policy starts at its own update 0 after it. "
                + Length.FORMS)
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        @Required
        Length length,
    @JsonPropertyDescription(
            "linear x, cosine (1 - cos(pi x)) / 2, sqrt, or log ln(t + 1) / ln(max(2, W)), with x = t / W.")
        @Default("\"linear\"")
        WarmupShape shape,
    @JsonPropertyDescription("Share of the policy's first rate at update 0.")
        @Default("0")
        @Min(0)
        @Max(1)
        Double startRatio) {}
