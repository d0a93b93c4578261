package io.lrbench.embedded.node;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Consumer;

/** Tells what is there and what is there no more. */
final class Handler<T> implements ResourceEventHandler<T> {
  private final Consumer<T> seen;
  private final Consumer<T> vanished;

  Handler(Consumer<T> seen, Consumer<T> vanished) {
    this.seen = seen;
    this.vanished = vanished;
  }

  @Override
  public void onAdd(T object) {
    seen.accept(object);
  }

  @Override
  public void onUpdate(T before, T object) {
    seen.accept(object);
  }

  @Override
  public void onDelete(T object, boolean unknown) {
    vanished.accept(object);
  }
}
