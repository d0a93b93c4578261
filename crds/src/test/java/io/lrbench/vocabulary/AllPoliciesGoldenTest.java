package io.lrbench.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lrbench.api.PolicySpec;
import io.lrbench.policy.LrPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("golden")
class AllPoliciesGoldenTest {
  private static final long UPDATES = 100;

  @Test
  void everyPolicyOfTheManifestEqualsItsOwnLibrary() throws IOException {
    Map<String, List<GoldenCsv.Row>> expected =
        GoldenCsv.policies("all-policies.csv").stream()
            .collect(Collectors.groupingBy(GoldenCsv.Row::policy));
    List<PolicySpec> policies = manifest();

    assertThat(policies).hasSize(59);
    assertThat(expected).hasSize(59);
    List<String> wrong = new ArrayList<>();
    for (PolicySpec policy : policies) {
      LrPolicy formula = Policies.resolve(policy, new Horizon(UPDATES, 100));
      GoldenTable.add(
          "all-policies/" + policy.name(),
          "lr",
          GoldenCsv.deviation(
              expected.get(policy.name()), row -> formula.learningRate(row.update(), List.of())),
          GoldenCsv.RELATIVE);
      for (GoldenCsv.Row row : expected.get(policy.name())) {
        double found = formula.learningRate(row.update(), List.of());
        if (!GoldenCsv.close(found, row.lr())) {
          wrong.add(policy.name() + " " + row.update() + ": " + found + " not " + row.lr());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<PolicySpec> manifest() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    JsonNode policies = yaml.readTree(GoldenCsv.text("all-policies.yaml")).at("/spec/policies");
    List<PolicySpec> specs = new ArrayList<>();
    for (JsonNode policy : policies) {
      specs.add(yaml.treeToValue(policy, PolicySpec.class));
    }
    return specs;
  }
}
