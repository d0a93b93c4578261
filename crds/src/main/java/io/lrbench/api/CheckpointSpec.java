package io.lrbench.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.IntOrString;

/** How trials outlive their pods. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckpointSpec(
    @JsonPropertyDescription(
            "Updates between a trial's checkpoints, at least 1. A count of updates (500), a percentage (\"5%\") or epochs (\"1ep\"). Default: about one a minute, and at most a twentieth of the time goes into writing.")
        @SchemaFrom(type = IntOrString.class)
        @Min(0)
        @Pattern(Length.PATTERN)
        Length every,
    @JsonPropertyDescription(
            "The PersistentVolumeClaim of this namespace that checkpoints are written to; one that many nodes may write where pods run on several. Without it a pod that is lost on a cluster starts its trials again at update 0; on one's own machine a folder is there.")
        @Pattern("^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$")
        @Size(min = 1, max = 253)
        String claim,
    @JsonPropertyDescription(
            "Whether a finished trial leaves its last state beside the checkpoints, so that the trial goes on from it once training.updates or epochs are raised, where that changes no bit of the result. One file for each policy and seed: about three times the trained weights. Default: true for adapters and built-in models, false for full fine-tunes of language models.")
        Boolean keepFinished) {}
