package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyOnExitCodesRequirement;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import java.util.List;
import java.util.Optional;

/**
 * What a Job's podFailurePolicy says of a failed pod.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy">Pod
 *     failure policy</a>
 */
final class FailurePolicy {
  /** The action of the first rule that matches, and words about it. */
  record Verdict(String action, String message) {}

  private FailurePolicy() {}

  static Verdict of(Job job, Pod pod) {
    if (job.getSpec().getPodFailurePolicy() == null) {
      return new Verdict("Count", "");
    }
    List<PodFailurePolicyRule> rules = job.getSpec().getPodFailurePolicy().getRules();
    for (int i = 0; i < rules.size(); i++) {
      PodFailurePolicyRule rule = rules.get(i);
      Optional<String> match =
          rule.getOnExitCodes() != null
              ? exitCode(rule.getOnExitCodes(), pod)
              : condition(rule, pod);
      if (match.isPresent()) {
        String message = match.get() + " matching " + rule.getAction() + " rule at index " + i;
        return new Verdict(rule.getAction(), message);
      }
    }
    return new Verdict("Count", "");
  }

  private static Optional<String> exitCode(
      PodFailurePolicyOnExitCodesRequirement requirement, Pod pod) {
    String container = pod.getSpec().getContainers().get(0).getName();
    boolean named =
        requirement.getContainerName() == null || requirement.getContainerName().equals(container);
    boolean in = requirement.getOperator().equals("In");
    return PodFacts.exitCode(pod)
        .filter(code -> code != 0 && named)
        .filter(code -> in == requirement.getValues().contains(code))
        .map(
            code ->
                "Container "
                    + container
                    + " for pod "
                    + PodFacts.key(pod)
                    + " failed with exit code "
                    + code);
  }

  private static Optional<String> condition(PodFailurePolicyRule rule, Pod pod) {
    return rule.getOnPodConditions().stream()
        .filter(
            pattern ->
                pod.getStatus().getConditions().stream()
                    .anyMatch(one -> matches(one, pattern.getType(), pattern.getStatus())))
        .map(pattern -> "Pod " + PodFacts.key(pod) + " has condition " + pattern.getType())
        .findFirst();
  }

  private static boolean matches(PodCondition condition, String type, String status) {
    return condition.getType().equals(type)
        && condition.getStatus().equals(status == null ? "True" : status);
  }
}
