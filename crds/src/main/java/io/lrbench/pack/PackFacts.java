package io.lrbench.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * Shared facts of a pack's trials.
 *
 * @param updates N, the updates of every trial
 * @param updatesPerEpoch updates of one epoch
 * @param trainExamples examples trained on in an epoch
 * @param evalExamples held-out examples
 * @param droppedExamples examples left out because nothing in them could be learned
 * @param modelHash of the weights before training
 * @param dataHash of the examples as the model sees them
 * @param device what trained them
 * @param trainer version of trainer and engine
 */
@JsonInclude(Include.NON_NULL)
public record PackFacts(
    long updates,
    long updatesPerEpoch,
    long trainExamples,
    long evalExamples,
    Long droppedExamples,
    String modelHash,
    String dataHash,
    String device,
    String trainer) {}
