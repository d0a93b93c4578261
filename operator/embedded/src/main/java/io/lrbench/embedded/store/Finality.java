package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.type.ResourceType;

/** When an object that is being deleted may go. */
final class Finality {
  private Finality() {}

  /** A pod on a node stays until its node says that it is gone; finalizers hold anything. */
  static boolean nothingHolds(ResourceType type, JsonNode object) {
    JsonNode metadata = object.path("metadata");
    boolean leaving = metadata.has("deletionTimestamp");
    boolean waits =
        type.is("", "pods") && metadata.path("deletionGracePeriodSeconds").asLong(0) > 0;
    return leaving && !waits && metadata.path("finalizers").isEmpty();
  }
}
