package io.lrbench.operator.observe;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Pods by the Jobs that made them.
 *
 * @param pods by the name of their Job, which another of its name may have followed
 */
record PodsByJob(Map<String, List<Pod>> pods) {
  /** Labels that the Job controller puts on its pods. */
  private static final String JOB_NAME = "batch.kubernetes.io/job-name";

  private static final String JOB_UID = "batch.kubernetes.io/controller-uid";

  static PodsByJob of(Collection<Pod> pods) {
    return new PodsByJob(
        pods.stream()
            .filter(pod -> pod.getMetadata().getLabels().containsKey(JOB_NAME))
            .collect(Collectors.groupingBy(PodsByJob::job)));
  }

  /** Name of the Job that made a pod. */
  static String job(Pod pod) {
    return pod.getMetadata().getLabels().get(JOB_NAME);
  }

  List<Pod> of(Job job) {
    String uid = job.getMetadata().getUid();
    return pods.getOrDefault(job.getMetadata().getName(), List.of()).stream()
        .filter(
            pod ->
                uid == null || uid.equals(pod.getMetadata().getLabels().getOrDefault(JOB_UID, uid)))
        .toList();
  }

  /** Those that none of these Jobs made. */
  List<Pod> without(Collection<Job> jobs) {
    Set<Pod> owned = new HashSet<>();
    jobs.forEach(job -> owned.addAll(of(job)));
    return pods.values().stream()
        .flatMap(List::stream)
        .filter(pod -> !owned.contains(pod))
        .toList();
  }
}
