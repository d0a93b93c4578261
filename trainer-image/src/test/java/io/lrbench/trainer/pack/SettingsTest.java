package io.lrbench.trainer.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.lrbench.pack.PackConfig;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.LoraSettings;
import io.lrbench.trainer.model.OptimizerSettings;
import io.lrbench.trainer.model.TrialOptions;
import io.lrbench.trainer.train.Plan;
import io.lrbench.vocabulary.Metric;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String LORA =
      "'model':{'uri':'file:m'},'training':{'method':'lora','updates':40}";

  @Test
  void defaultsAreTheResources() throws IOException {
    JsonNode training = schema("training");
    JsonNode optimizer = training.path("optimizer").path("properties");
    JsonNode lora = training.path("lora").path("properties");
    Settings settings = settings(LORA);
    TrialOptions options = settings.options(1);
    LoraSettings adapters = options.lora().orElseThrow();
    assertThat(adapters.rank()).isEqualTo(number(lora, "rank").intValue()).isEqualTo(8);
    assertThat(adapters.alpha()).isEqualTo(number(lora, "alpha")).isEqualTo(16);
    assertThat(adapters.dropout()).isEqualTo(number(lora, "dropout")).isZero();
    assertThat(adapters.targets()).isEqualTo(texts(lora, "targets"));
    OptimizerSettings rule = options.optimizer();
    assertThat(rule.kind().name()).isEqualToIgnoringCase(text(optimizer, "type"));
    assertThat(List.of(rule.beta1(), rule.beta2())).isEqualTo(numbers(optimizer, "betas"));
    assertThat(rule.epsilon()).isEqualTo(number(optimizer, "epsilon"));
    assertThat(rule.weightDecay()).isEqualTo(number(optimizer, "weightDecay"));
    assertThat(rule.momentum()).isEqualTo(number(optimizer, "momentum"));
    assertThat(rule.nesterov()).isEqualTo(optimizer.at("/nesterov/default").asBoolean());
    assertThat(settings.maxLength()).isEqualTo(number(training, "maxLength").intValue());
    Plan plan = settings.plan(100);
    assertThat(plan.batchSize()).isEqualTo(number(training, "batchSize").intValue());
    assertThat(plan.accumulation()).isEqualTo(number(training, "gradientAccumulation").intValue());
    assertThat(text(schema("evaluation"), "every")).isEqualTo("10%");
    assertThat(plan.every()).isEqualTo(4);
    assertThat(text(training, "precision")).isEqualTo("fp32");
    assertThat(settings.holdout()).isEqualTo(0.1);
    assertThat(options.maxGradNorm()).isEqualTo(1);
    assertThat(settings.objective().metric()).isEqualTo(Metric.EVAL_LOSS);
  }

  @Test
  void classifiersAreJudgedByAccuracyAndNotClipped() {
    Settings settings =
        settings("'model':{'builtin':'mlp'},'training':{'method':'full','epochs':1}");
    assertThat(settings.objective().metric()).isEqualTo(Metric.ACCURACY);
    assertThat(settings.options(1).maxGradNorm()).isZero();
    assertThat(settings.options(1).lora()).isEmpty();
  }

  /** An epoch's last update takes what is left; lengths round half up. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'epochs':2, 17, 4, 2, 6, 3, 1",
        "'updates':7, 17, 4, 2, 7, 3, 1",
        "'updates':250, 17, 4, 2, 250, 3, 25",
        "'updates':15, 32, 8, 1, 15, 4, 2"
      })
  void plansUpdatesAndCadence(
      String length,
      int examples,
      int batch,
      int accumulation,
      long updates,
      long perEpoch,
      long every) {
    Settings settings =
        settings(
            String.format(
                "'model':{'uri':'file:m'},'training':{'method':'full',%s,'batchSize':%d,'gradientAccumulation':%d}",
                length, batch, accumulation));
    assertThat(settings.plan(examples))
        .isEqualTo(new Plan(updates, perEpoch, every, batch, accumulation));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'model':{'builtin':'mlp'},'training':{'method':'lora','updates':1}|training.method: expected full for a built-in classifier, found lora; write method: full",
        "'model':{'builtin':'mlp'},'training':{'method':'full','updates':1,'precision':'bf16'}|training.precision: expected fp32 for a built-in classifier, found bf16; write fp32",
        "'model':{'builtin':'mlp'},'training':{'method':'full','updates':1,'activationCheckpointing':true}|training.activationCheckpointing: expected false for a built-in classifier, found true; remove it, or lower training.batchSize"
      })
  void refusesWhatItCannotDo(String fields, String message) {
    assertThatThrownBy(() -> settings(fields).options(1))
        .isInstanceOf(InputException.class)
        .hasMessage(message);
  }

  private static Settings settings(String fields) {
    String json =
        "{'version':1,'workers':1,'trials':[],'dataset':{'uri':'file:d','format':'text'},"
            + fields
            + "}";
    try {
      return new Settings(
          new ObjectMapper().readValue(json.replace('\'', '"'), PackConfig.class),
          Optional.empty());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static JsonNode schema(String field) throws IOException {
    return new ObjectMapper(new YAMLFactory())
        .readTree(new File("../crds/lrbenchmarks.lrbench.io-v1.yml"))
        .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties")
        .path(field)
        .path("properties");
  }

  private static Double number(JsonNode fields, String name) {
    return fields.path(name).path("default").doubleValue();
  }

  private static String text(JsonNode fields, String name) {
    return fields.path(name).path("default").asText();
  }

  private static List<String> texts(JsonNode fields, String name) {
    List<String> texts = new ArrayList<>();
    fields.path(name).path("default").forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<Double> numbers(JsonNode fields, String name) {
    List<Double> numbers = new ArrayList<>();
    fields.path(name).path("default").forEach(number -> numbers.add(number.doubleValue()));
    return numbers;
  }
}
