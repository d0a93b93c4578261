package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.lrbench.embedded.json.Json;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes Events, without anyone waiting for them. */
final class NodeEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeEvents.class);

  private final KubernetesClient client;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(work -> LocalNode.daemon(work, "node-events"));

  NodeEvents(KubernetesClient client) {
    this.client = client;
  }

  void normal(HasMetadata about, String component, String reason, String message) {
    write("Normal", about, component, reason, message);
  }

  void warning(HasMetadata about, String component, String reason, String message) {
    write("Warning", about, component, reason, message);
  }

  private void write(
      String type, HasMetadata about, String component, String reason, String message) {
    String now = Json.now();
    Event event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(about.getMetadata().getName() + ".")
            .withNamespace(about.getMetadata().getNamespace())
            .endMetadata()
            .withType(type)
            .withReason(reason)
            .withMessage(message)
            .withFirstTimestamp(now)
            .withLastTimestamp(now)
            .withCount(1)
            .withReportingComponent(component)
            .withReportingInstance(NodeOptions.NODE_NAME)
            .withNewSource(component, null)
            .withInvolvedObject(
                new ObjectReferenceBuilder()
                    .withApiVersion(about.getApiVersion())
                    .withKind(about.getKind())
                    .withNamespace(about.getMetadata().getNamespace())
                    .withName(about.getMetadata().getName())
                    .withUid(about.getMetadata().getUid())
                    .build())
            .build();
    try {
      writer.execute(() -> create(event));
    } catch (RejectedExecutionException e) {
      LOG.debug("event {} after the end", reason);
    }
  }

  private void create(Event event) {
    try {
      client.resource(event).create();
    } catch (KubernetesClientException e) {
      LOG.debug("event {} not written: {}", event.getReason(), e.getMessage());
    }
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }
}
