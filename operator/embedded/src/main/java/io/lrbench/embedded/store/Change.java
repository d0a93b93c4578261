package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.json.Json;
import java.util.Optional;

/** One change of one stored object, as watchers see it. */
public final class Change {
  private final long revision;
  private final ObjectNode object;
  private final Optional<ObjectNode> before;
  private final boolean removal;
  private String json = "";

  Change(long revision, ObjectNode object, Optional<ObjectNode> before, boolean removal) {
    this.revision = revision;
    this.object = object;
    this.before = before;
    this.removal = removal;
  }

  public long revision() {
    return revision;
  }

  public ObjectNode object() {
    return object;
  }

  public Optional<ObjectNode> before() {
    return before;
  }

  public boolean removal() {
    return removal;
  }

  /** The object's JSON, written once for all watchers. */
  public String json() {
    if (json.isEmpty()) {
      json = Json.write(object);
    }
    return json;
  }
}
