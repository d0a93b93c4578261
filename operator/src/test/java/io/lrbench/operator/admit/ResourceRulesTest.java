package io.lrbench.operator.admit;

import static io.lrbench.operator.fixture.BenchmarkFixture.benchmark;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema refuses most of these first, where it is today's. */
class ResourceRulesTest {
  private static String refusal(String resources) {
    return Admission.of(
            benchmark().policies("a").withJson("spec.resources", resources).spec(), false)
        .map(refusal -> refusal.reason() + " " + refusal.message())
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"gpus": 0, "cpu": "banana"} | spec.resources.cpu: found banana; write cores, such as 4 or 500m
          {"gpus": 0, "cpu": "4Gi"} | spec.resources.cpu: found 4Gi; write cores, such as 4 or 500m
          {"gpus": 0, "cpu": "1k"} | spec.resources.cpu: found 1k; write cores, such as 4 or 500m
          {"gpus": 0, "memory": "500m"} | spec.resources.memory: found 500m; write bytes with a unit, such as 16Gi
          {"gpus": 0, "memory": "16GB"} | spec.resources.memory: found 16GB; write bytes with a unit, such as 16Gi
          {"gpus": 0, "sharedMemory": "much"} | spec.resources.sharedMemory: found much; write bytes with a unit, such as 16Gi
          {"gpus": 0, "extended": {"rdma/hca": null}} | spec.resources.extended.rdma/hca: found nothing; write how many of it, 0 or more
          {"gpus": 0, "extended": {"rdma/hca": -1}} | spec.resources.extended.rdma/hca: found -1; write how many of it, 0 or more
          """)
  void refusesAmountsThatAreNone(String resources, String words) {
    assertThat(refusal(resources)).isEqualTo("INVALID_SPEC " + words);
  }

  @Test
  void takesAmounts() {
    assertThat(
            refusal(
                "{'gpus': 0, 'cpu': '500m', 'memory': '1.5Gi', 'sharedMemory': '64M',"
                    + " 'extended': {'rdma/hca': 0}}"))
        .isEmpty();
  }
}
