package io.lrbench.operator.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;

/** A registry of the kind that serves /q/metrics. */
@SuppressWarnings("deprecation") // Quarkus has it so
final class ServedMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  MeterRegistry registry() {
    return registry;
  }

  /** What a scrape reads. */
  String text() {
    return registry.scrape();
  }
}
