package io.lrbench.operator.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.kube.Labels;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Informers of the operator's own objects, each leading back to its benchmark by an annotation. */
final class EventSources {
  private EventSources() {}

  /** With caches that hold whole objects. */
  static <R extends HasMetadata> InformerEventSource<R, LRBenchmark> of(
      Class<R> kind, EventSourceContext<LRBenchmark> context) {
    return of(kind, UnaryOperator.identity(), context);
  }

  /**
   * With caches that hold a part of each object.
   *
   * @param needed the part
   */
  static <R extends HasMetadata> InformerEventSource<R, LRBenchmark> of(
      Class<R> kind, UnaryOperator<R> needed, EventSourceContext<LRBenchmark> context) {
    return of(kind, new TransformingItemStore<>(needed), context);
  }

  /**
   * With a cache of one's own.
   *
   * @param cache holds at least what is read
   */
  static <R extends HasMetadata> InformerEventSource<R, LRBenchmark> of(
      Class<R> kind, ItemStore<R> cache, EventSourceContext<LRBenchmark> context) {
    return new InformerEventSource<>(
        InformerEventSourceConfiguration.from(kind, LRBenchmark.class)
            .withName(kind.getSimpleName())
            .withLabelSelector(Labels.SELECTOR)
            .withItemStore(cache)
            .withSecondaryToPrimaryMapper(EventSources::benchmark)
            .withNamespacesInheritedFromController()
            .build(),
        context);
  }

  private static Set<ResourceID> benchmark(HasMetadata object) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    String name = annotations == null ? null : annotations.get(Labels.NAME);
    return name == null
        ? Set.of()
        : Set.of(new ResourceID(name, object.getMetadata().getNamespace()));
  }
}
