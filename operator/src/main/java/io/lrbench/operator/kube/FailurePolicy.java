package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicy;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyBuilder;
import io.lrbench.pack.ExitCode;

/**
 * What becomes of a pod that failed; the first rule that fits counts. A lost node, a preemption or
 * a trainer that was asked to stop uses up no retry. The user's errors are not tried again, nor are
 * several trials that outgrew their memory together: they are given more pods.
 */
final class FailurePolicy {
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
    ended(policy, "FailJob", ExitCode.USER_ERROR);
    ended(policy, "Ignore", ExitCode.STOPPED);
    if (trials > 1) {
      ended(policy, "FailJob", ExitCode.OUT_OF_MEMORY);
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
