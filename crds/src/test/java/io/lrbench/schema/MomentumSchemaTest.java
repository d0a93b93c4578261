package io.lrbench.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentumSchemaTest {
  @ParameterizedTest
  @ValueSource(strings = {"baseMomentum", "maxMomentum"})
  void everyMomentumOfTheSchemaIsBelowOne(String name) throws IOException {
    List<JsonNode> fields =
        new YAMLMapper().readTree(Files.readString(Crd.COMMITTED)).findValues(name);

    assertThat(fields)
        .isNotEmpty()
        .allSatisfy(
            field -> {
              assertThat(field.path("maximum").asDouble()).isEqualTo(1);
              assertThat(field.path("exclusiveMaximum").asBoolean()).isTrue();
            });
  }
}
