package io.lrbench.embedded.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.type.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** Empties a namespace that is being deleted, then removes it. */
final class Namespaces implements Store.Listener {
  private final Store store;
  private final Types types;
  private final Deletion deletion;
  private final Executor later;

  Namespaces(Store store, Types types, Deletion deletion, Executor later) {
    this.store = store;
    this.types = types;
    this.deletion = deletion;
    this.later = later;
    store.listen(this);
  }

  @Override
  public void changed(ResourceType type, String key, Change change) {
    if (type.is("", "namespaces")) {
      if (!change.removal() && leaving(change.object())) {
        String name = change.object().at("/metadata/name").asText();
        later.execute(() -> empty(name));
      }
    } else if (change.removal() && type.namespaced()) {
      String name = key.substring(0, key.indexOf('/'));
      later.execute(() -> removeIfEmpty(name));
    }
  }

  private static boolean leaving(ObjectNode namespace) {
    return namespace.at("/metadata").has("deletionTimestamp");
  }

  private void empty(String name) {
    for (ResourceType type : types.all()) {
      if (type.namespaced()) {
        for (String key : List.copyOf(contents(type, name))) {
          if (store.find(type, key).isPresent()) {
            deletion.delete(type, key, DeleteOptions.PLAIN);
          }
        }
      }
    }
    removeIfEmpty(name);
  }

  private void removeIfEmpty(String name) {
    ResourceType type = types.builtIn("", "namespaces");
    Optional<ObjectNode> namespace = store.find(type, "/" + name);
    boolean empty =
        types.all().stream()
            .filter(ResourceType::namespaced)
            .allMatch(one -> contents(one, name).isEmpty());
    if (namespace.isPresent()
        && leaving(namespace.get())
        && empty
        && namespace.get().at("/metadata/finalizers").isEmpty()) {
      store.remove(type, "/" + name, namespace.get().deepCopy());
    }
  }

  private Set<String> contents(ResourceType type, String namespace) {
    return store.bucket(type).objects(Optional.of(namespace)).keySet();
  }
}
