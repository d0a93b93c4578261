package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.lrbench.embedded.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Creates and removes the pods of Jobs and keeps their status; runs on one thread. */
final class JobController {
  static final String BY_OWNER = "owner";
  private static final String COMPONENT = "job-controller";

  private final KubernetesClient client;
  private final SharedIndexInformer<Job> jobs;
  private final SharedIndexInformer<Pod> pods;
  private final NodeEvents events;
  private final WorkQueue queue;

  /** Pods that were created but that the cache does not show yet, by Job. */
  private final Map<String, Set<String>> unseen = new HashMap<>();

  JobController(
      KubernetesClient client,
      SharedIndexInformer<Job> jobs,
      SharedIndexInformer<Pod> pods,
      NodeEvents events) {
    this.client = client;
    this.jobs = jobs;
    this.pods = pods;
    this.events = events;
    this.queue = new WorkQueue("job-controller", this::sync);
  }

  WorkQueue queue() {
    return queue;
  }

  private void sync(String key) {
    Job job = jobs.getStore().getByKey(key);
    if (job == null || PodFacts.isLeaving(job)) {
      return;
    }
    String uid = PodFacts.uid(job);
    if (JobDecision.isFinished(job)) {
      unseen.remove(uid);
      expire(key, job);
      return;
    }
    List<Pod> mine = pods.getIndexer().byIndex(BY_OWNER, uid);
    Set<String> waiting = unseen.getOrDefault(uid, new HashSet<>());
    mine.forEach(pod -> waiting.remove(PodFacts.uid(pod)));
    if (!waiting.isEmpty()) {
      return;
    }
    JobPods seen = JobPods.of(job, mine);
    JobDecision decision = JobDecision.of(job, seen, Instant.now());
    int active = seen.active().size();
    int terminating = seen.terminating().size();
    if (decision.kind() == JobDecision.Kind.RUN) {
      for (int i = 0; i < decision.missing(); i++) {
        unseen.computeIfAbsent(uid, absent -> new HashSet<>()).add(createPod(job));
        active++;
      }
    } else {
      seen.active().forEach(pod -> client.resource(pod).delete());
      terminating += active;
      active = 0;
    }
    writeStatus(
        job, JobStatuses.compose(job, seen, decision, active, terminating, Json.now()), decision);
    decision.again().ifPresent(at -> queue.add(key, Duration.between(Instant.now(), at)));
  }

  private String createPod(Job job) {
    PodTemplateSpec template = job.getSpec().getTemplate();
    String name = job.getMetadata().getName();
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withGenerateName(name.substring(0, Math.min(name.length(), 57)) + "-")
            .withNamespace(job.getMetadata().getNamespace())
            .withLabels(template.getMetadata().getLabels())
            .withAnnotations(template.getMetadata().getAnnotations())
            .addNewOwnerReference()
            .withApiVersion("batch/v1")
            .withKind("Job")
            .withName(name)
            .withUid(PodFacts.uid(job))
            .withController(true)
            .withBlockOwnerDeletion(true)
            .endOwnerReference()
            .endMetadata()
            .withSpec(template.getSpec())
            .build();
    Pod created = client.resource(pod).create();
    events.normal(
        job, COMPONENT, "SuccessfulCreate", "Created pod: " + created.getMetadata().getName());
    return PodFacts.uid(created);
  }

  private void writeStatus(Job job, JobStatus status, JobDecision decision) {
    if (status.equals(job.getStatus())) {
      return;
    }
    Job updated = new JobBuilder(job).withStatus(status).build();
    client.resource(updated).updateStatus();
    if (JobDecision.isFinished(updated)) {
      boolean failed = decision.kind() == JobDecision.Kind.FAIL;
      if (failed) {
        events.warning(job, COMPONENT, decision.reason(), decision.message());
      } else {
        events.normal(job, COMPONENT, "Completed", "Job completed");
      }
    } else if (decision.kind() == JobDecision.Kind.SUSPEND
        && JobDecision.condition(job, "Suspended").isEmpty()) {
      events.normal(job, COMPONENT, "Suspended", "Job suspended");
    }
  }

  /** Deletes a finished Job when its time to live is over. */
  private void expire(String key, Job job) {
    Integer seconds = job.getSpec().getTtlSecondsAfterFinished();
    if (seconds == null) {
      return;
    }
    String finished =
        JobDecision.condition(job, "Complete")
            .or(() -> JobDecision.condition(job, "Failed"))
            .orElseThrow()
            .getLastTransitionTime();
    Duration left = Duration.between(Instant.now(), Instant.parse(finished).plusSeconds(seconds));
    if (left.isNegative() || left.isZero()) {
      try {
        client.resource(job).delete();
      } catch (KubernetesClientException e) {
        if (e.getCode() != 404) {
          throw e;
        }
      }
    } else {
      queue.add(key, left);
    }
  }
}
