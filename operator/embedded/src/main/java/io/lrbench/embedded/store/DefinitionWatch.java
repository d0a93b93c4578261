package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.type.Definitions;
import io.lrbench.embedded.type.ResourceType;

/** Serves what definitions define as soon as they are stored, and no longer than they are. */
final class DefinitionWatch implements Store.Listener {
  private final Store store;
  private final Types types;

  DefinitionWatch(Store store, Types types) {
    this.store = store;
    this.types = types;
    store.listen(this);
  }

  @Override
  public void changed(ResourceType type, String key, Change change) {
    if (!type.is("apiextensions.k8s.io", "customresourcedefinitions")) {
      return;
    }
    ObjectNode definition = change.object();
    if (change.removal()) {
      for (ResourceType gone : Definitions.types(definition)) {
        for (String object : store.bucket(gone).keys()) {
          store.find(gone, object).ifPresent(last -> store.remove(gone, object, last.deepCopy()));
        }
      }
      types.withdraw(definition);
      return;
    }
    types.define(definition);
    ObjectNode status = Definitions.status(definition);
    if (!status.equals(definition.get("status"))) {
      ObjectNode established = definition.deepCopy();
      established.set("status", status);
      store.put(type, key, established);
    }
  }
}
