package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.pack.PackConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of files: they must not change from release to release without need. */
class LineageHashTest {
  private static final String PACK =
      """
      {"version": 1, "workers": 1,
       "model": {"uri": "file:m"},
       "dataset": {"uri": "file:d", "format": "text"},
       "training": {"method": "lora", "updates": 100, "batchSize": 4},
       "evaluation": {"every": 10, "maxExamples": 8},
       "objective": {"metric": "evalLoss"},
       "trials": [{"hash": "a", "seed": 1,
                   "policy": {"name": "p", "lrbench": {"type": "FIX", "k0": 0.1}}}]}
      """;

  @ParameterizedTest
  @CsvSource({
    "/model, tokenSecret, '{\"name\": \"hub\", \"key\": \"token\"}'",
    "/dataset, tokenSecret, '{\"name\": \"hub\", \"key\": \"token\"}'",
    "/training, updates, 200",
    "/training, export, true",
    "/training, activationCheckpointing, true",
    "/evaluation, every, '\"20%\"'",
    "/trials/0, hash, '\"b\"'",
    "/trials/0/policy, name, '\"other\"'",
    "'', workers, 4",
    "'', checkpointEvery, 7",
    "'', keepFinished, true",
  })
  void staysTheSame(String at, String field, String value) throws JsonProcessingException {
    assertThat(changed(at, field, value)).isEqualTo(Optional.of("88fefb7867afea5d"));
  }

  @ParameterizedTest
  @CsvSource({
    "/model, uri, '\"file:n\"'",
    "/dataset, holdout, 0.2",
    "/training, batchSize, 8",
    "/training, precision, '\"bf16\"'",
    "/evaluation, maxExamples, 9",
    "/objective, target, 1.5",
    "/trials/0, seed, 2",
    "/trials/0/policy, floor, 0.01",
    "/trials/0/policy/lrbench, k0, 0.2",
  })
  void changes(String at, String field, String value) throws JsonProcessingException {
    assertThat(changed(at, field, value))
        .isPresent()
        .isNotEqualTo(changed("/training", "updates", "100"));
  }

  @Test
  void epochsAreALengthToo() throws JsonProcessingException {
    ObjectNode pack = (ObjectNode) PackFixture.JSON.readTree(PACK);
    pack.withObject("/training").put("epochs", 3).remove("updates");

    assertThat(hash(pack)).isEqualTo(changed("/training", "updates", "100"));
  }

  @Test
  void rangeTestsHaveNone() throws JsonProcessingException {
    ObjectNode pack = (ObjectNode) PackFixture.JSON.readTree(PACK);
    ObjectNode policy = (ObjectNode) pack.at("/trials/0/policy");
    policy.remove("lrbench");
    policy.putObject("rangeTest").put("type", "linear").put("minLr", 1e-4).put("maxLr", 1);

    assertThat(hash(pack)).isEmpty();
  }

  private static Optional<String> changed(String at, String field, String value)
      throws JsonProcessingException {
    ObjectNode pack = (ObjectNode) PackFixture.JSON.readTree(PACK);
    ((ObjectNode) pack.at(at)).set(field, PackFixture.JSON.readTree(value));
    return hash(pack);
  }

  private static Optional<String> hash(ObjectNode pack) throws JsonProcessingException {
    PackConfig config = PackFixture.JSON.treeToValue(pack, PackConfig.class);
    return LineageHash.of(config, config.trials().get(0));
  }
}
