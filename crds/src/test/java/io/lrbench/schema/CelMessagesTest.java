package io.lrbench.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A refusal by the API tells what to write, not only what is wrong. */
class CelMessagesTest {
  private static final Pattern REMEDY =
      Pattern.compile("\\b(write|remove|choose|use|give|needs?)\\b");

  @Test
  void everyRuleSaysWhatToWrite() throws IOException {
    List<JsonNode> rules =
        new ObjectMapper(new YAMLFactory())
            .readTree(Crd.yaml())
            .findValues("x-kubernetes-validations");

    assertThat(rules).isNotEmpty();
    for (JsonNode list : rules) {
      for (JsonNode rule : list) {
        String message = rule.path("message").asText() + rule.path("messageExpression").asText();
        assertThat(message).as(rule.path("rule").asText()).containsPattern(REMEDY);
      }
    }
  }
}
