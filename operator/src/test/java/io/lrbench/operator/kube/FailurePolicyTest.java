package io.lrbench.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailurePolicyTest {
  /** The first rule that fits decides: a container that is killed with its node is no shortage. */
  @Test
  void givesUpAtOnceOnlyWhereTryingAgainIsOfNoUse() {
    assertThat(rules(2)).containsExactly("Ignore", "FailJob [2]", "Ignore [75]", "FailJob [137]");
    assertThat(rules(1)).containsExactly("Ignore", "FailJob [2]", "Ignore [75]");
  }

  private static List<String> rules(int trials) {
    return FailurePolicy.of(trials).getRules().stream()
        .map(
            rule ->
                rule.getAction()
                    + (rule.getOnExitCodes() == null
                        ? ""
                        : " " + rule.getOnExitCodes().getValues()))
        .toList();
  }
}
