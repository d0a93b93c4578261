package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.apply.ManagedFields;

/** How a write changes {@code metadata.managedFields}. */
interface Ownership {
  /** Answers the entries after the write; an empty array for none. */
  JsonNode entries(JsonNode old, ObjectNode updated);

  /** The entries are there already: an apply made them. */
  static Ownership given() {
    return (old, updated) -> updated.at("/metadata/managedFields");
  }

  /** The writer owns what it changes, if the type is tracked at all. */
  static Ownership update(WriteContext context) {
    return (old, updated) ->
        context.type().tracksUpdates()
            ? ManagedFields.afterUpdate(
                old, updated, context.type().schema().shape(), context.owner("Update"))
            : old.at("/metadata/managedFields");
  }
}
