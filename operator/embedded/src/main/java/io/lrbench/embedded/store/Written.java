package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The outcome of a write: the object as stored, and warnings for the client. */
public record Written(ObjectNode object, boolean created, List<String> warnings) {
  public Written {
    warnings = List.copyOf(warnings);
  }
}
