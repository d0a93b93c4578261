package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;

/**
 * What becomes of a pod that failed; the first rule that fits counts. A lost node, a preemption or
 * a trainer that was asked to stop and kept what it had reached uses up no retry. The user's errors
 * are not tried again, nor are several trials that outgrew their memory together: they are given
 * more pods.
 */
final class FailurePolicy {
  private static final int USER_ERROR = 2;
  private static final int STOPPED = 75;
  private static final int OUT_OF_MEMORY = 137;

  private FailurePolicy() {}

  /**
   * @param trials of the pod
   */
  static PodFailurePolicy of(int trials) {
    PodFailurePolicyBuilder policy =
        new PodFailurePolicyBuilder()
            .addNewRule()
            .withAction("Ignore")
            .addNewOnPodCondition()
            .withType("DisruptionTarget")
            .withStatus("True")
            .endOnPodCondition()
            .endRule();
    ended(policy, "FailJob", USER_ERROR);
    ended(policy, "Ignore", STOPPED);
    if (trials > 1) {
      ended(policy, "FailJob", OUT_OF_MEMORY);
    }
    return policy.build();
  }

  private static void ended(PodFailurePolicyBuilder policy, String action, int exitCode) {
    policy
        .addNewRule()
        .withAction(action)
        .withNewOnExitCodes()
        .withContainerName(TrainerPod.CONTAINER)
        .withOperator("In")
        .withValues(exitCode)
        .endOnExitCodes()
        .endRule();
  }
}
