package io.lrbench.operator.metrics;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetricsV2;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * What the framework uses in place of its own: a client whose requests are counted, its metrics.
 */
@Singleton
public final class Framework {
  /** Kept though no bean of ours asks for it: the framework looks it up. */
  @Produces
  @ApplicationScoped
  @Unremovable
  public static KubernetesClient client(
      Config config, KubernetesSerialization serialization, MeterRegistry registry) {
    ApiRequests requests = new ApiRequests(registry);
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withKubernetesSerialization(serialization)
        .withHttpClientBuilderConsumer(
            builder -> builder.addOrReplaceInterceptor(requests.name(), requests))
        .build();
  }

  static void close(@Disposes KubernetesClient client) {
    client.close();
  }

  /** The default is asked for before it has a registry, and would measure nothing. */
  @Produces
  @Singleton
  public static Metrics reconciliations(MeterRegistry registry) {
    return MicrometerMetricsV2.newBuilder(registry).build();
  }
}
