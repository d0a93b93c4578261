package io.lrbench.embedded.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.lrbench.embedded.json.Json;

/** Reports pods' status to the API by merge patches that hold the pod's uid as a precondition. */
final class PodReports {
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient client;

  PodReports(KubernetesClient client) {
    this.client = client;
  }

  void bound(Pod pod) {
    ObjectNode patch = patch(pod);
    patch.putObject("spec").put("nodeName", NodeOptions.NODE_NAME);
    client.resource(pod).patch(MERGE, Json.write(patch));
  }

  void unschedulable(Pod pod, String message) {
    ObjectNode patch = patch(pod);
    ObjectNode status = patch.putObject("status").put("phase", "Pending");
    condition(status, "PodScheduled", false, "Unschedulable", message);
    send(pod, patch);
  }

  void waiting(Pod pod, String reason, String message) {
    ObjectNode patch = patch(pod);
    ObjectNode status = patch.putObject("status").put("phase", "Pending");
    condition(status, "PodScheduled", true, "", "");
    containerState(pod, status, false)
        .putObject("waiting")
        .put("reason", reason)
        .put("message", message);
    send(pod, patch);
  }

  void running(Pod pod, String start) {
    ObjectNode patch = patch(pod);
    ObjectNode status = started(patch, "Running", start);
    for (String type : new String[] {"PodScheduled", "Initialized", "ContainersReady", "Ready"}) {
      condition(status, type, true, "", "");
    }
    containerState(pod, status, true).putObject("running").put("startedAt", start);
    send(pod, patch);
  }

  void finished(Pod pod, String start, int exitCode, String reason, String message) {
    ObjectNode patch = patch(pod);
    ObjectNode status = started(patch, exitCode == 0 ? "Succeeded" : "Failed", start);
    condition(status, "PodScheduled", true, "", "");
    String why = exitCode == 0 ? "PodCompleted" : "PodFailed";
    condition(status, "Ready", false, why, "");
    ObjectNode terminated = containerState(pod, status, false).putObject("terminated");
    terminated.put("exitCode", exitCode).put("reason", reason);
    terminated.put("startedAt", start).put("finishedAt", Json.now());
    if (!message.isEmpty()) {
      terminated.put("message", message);
    }
    send(pod, patch);
  }

  /** Tells the API that nothing of a deleted pod is left. */
  void gone(Pod pod) {
    try {
      client.resource(pod).withGracePeriod(0).delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != 404) {
        throw e;
      }
    }
  }

  /** Whether a patch met no pod, or another one of the same name: nobody to report to. */
  static boolean isGone(KubernetesClientException e) {
    boolean another =
        e.getStatus() != null
            && e.getStatus().getDetails() != null
            && e.getStatus().getDetails().getCauses().stream()
                .anyMatch(cause -> "metadata.uid".equals(cause.getField()));
    return e.getCode() == 404 || e.getCode() == 409 || another;
  }

  private void send(Pod pod, ObjectNode patch) {
    try {
      client.resource(pod).subresource("status").patch(MERGE, Json.write(patch));
    } catch (KubernetesClientException e) {
      if (!isGone(e)) {
        throw e;
      }
    }
  }

  private static ObjectNode patch(Pod pod) {
    ObjectNode patch = Json.object();
    patch.putObject("metadata").put("uid", PodFacts.uid(pod));
    return patch;
  }

  private static ObjectNode started(ObjectNode patch, String phase, String start) {
    ObjectNode status = patch.putObject("status").put("phase", phase).put("startTime", start);
    status.put("hostIP", "127.0.0.1").put("podIP", "127.0.0.1");
    return status;
  }

  private static void condition(
      ObjectNode status, String type, boolean holds, String reason, String message) {
    ObjectNode condition = status.withArray("conditions").addObject();
    condition.put("type", type).put("status", holds ? "True" : "False");
    condition.put("lastTransitionTime", Json.now());
    if (!reason.isEmpty()) {
      condition.put("reason", reason);
    }
    if (!message.isEmpty()) {
      condition.put("message", message);
    }
  }

  private static ObjectNode containerState(Pod pod, ObjectNode status, boolean ready) {
    ObjectNode container = status.putArray("containerStatuses").addObject();
    container
        .put("name", pod.getSpec().getContainers().get(0).getName())
        .put("image", pod.getSpec().getContainers().get(0).getImage())
        .put("imageID", "")
        .put("ready", ready)
        .put("started", ready)
        .put("restartCount", 0);
    return container.putObject("state");
  }
}
