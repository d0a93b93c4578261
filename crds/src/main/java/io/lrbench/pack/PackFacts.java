package io.lrbench.pack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

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
 * @param memory that training takes at least; null where it was not told
 * @param revisions what remote files are versions of, such as a commit, by field of the manifest
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
    PackMemory memory,
    @JsonInclude(Include.NON_EMPTY) Map<String, String> revisions,
    String device,
    String trainer) {
  public PackFacts {
    revisions =
        revisions == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(revisions));
  }

  /** The same of trials that take other memory. */
  public PackFacts withoutMemory() {
    return new PackFacts(
        updates,
        updatesPerEpoch,
        trainExamples,
        evalExamples,
        droppedExamples,
        modelHash,
        dataHash,
        null,
        revisions,
        device,
        trainer);
  }
}
