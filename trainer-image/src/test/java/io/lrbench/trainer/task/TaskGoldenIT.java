package io.lrbench.trainer.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.data.TextEncoder;
import io.lrbench.trainer.model.DecoderBase;
import io.lrbench.trainer.model.GoldenTable;
import io.lrbench.trainer.model.Goldens;
import io.lrbench.trainer.model.OptimizerSettings;
import io.lrbench.trainer.model.SharedData;
import io.lrbench.trainer.model.TrainableModel;
import io.lrbench.trainer.model.TrialOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every choice of every row against PyTorch and transformers, with a real model. */
@Tag("golden")
class TaskGoldenIT {
  private static final double ABSOLUTE = 5e-4;
  private static final double RELATIVE = 1e-5;
  private static final int POSITIONS = 512;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arc-challenge-0-shot",
        "openbookqa-0-shot",
        "boolq-0-shot",
        "mmlu-dev-0-shot",
        "arc-challenge-5-shot",
        "openbookqa-3-shot"
      })
  void weighsEveryChoiceAsTheHarnessDoes(String name) throws IOException {
    Path folder = SharedData.path("models/stories260K");
    JsonNode golden =
        new ObjectMapper()
            .readTree(Goldens.path("tasks/golden.json").toFile())
            .path("tasks")
            .path(name);
    Task task = task(name, golden, folder);
    List<List<Float>> weighed = weigh(task, folder);

    assertThat(weighed).hasSameSizeAs(golden.path("by_row"));
    double largest = 0;
    for (int i = 0; i < weighed.size(); i++) {
      JsonNode row = golden.path("by_row").path(i);
      largest = Math.max(largest, compare(name + " row " + i, task, i, weighed.get(i), row));
    }
    assertThat(share(task, weighed, TaskScore.ACC)).isCloseTo(golden.path("acc").asDouble(), SHARE);
    assertThat(share(task, weighed, TaskScore.ACC_NORM))
        .isCloseTo(golden.path("acc_norm").asDouble(), SHARE);
    GoldenTable.of("tasks").row(name, "log-likelihood", largest, ABSOLUTE);
  }

  private static final Offset<Double> SHARE = within(5e-7);

  private static Task task(String name, JsonNode golden, Path folder) {
    int shots = golden.path("shots").asInt();
    Optional<Path> solved =
        shots == 0
            ? Optional.empty()
            : Optional.of(Goldens.path("tasks").resolve(golden.path("shots_file").asText()));
    TaskSource source =
        new TaskSource(
            "evaluation.tasks[0]",
            name,
            Goldens.path("tasks").resolve(golden.path("file").asText()),
            Optional.empty(),
            shots,
            solved,
            Long.MAX_VALUE,
            TaskScore.ACC);
    try (TextEncoder text = TextEncoder.open(folder, POSITIONS)) {
      return TaskReader.read(source, ChoiceEncoder.of(text, POSITIONS));
    }
  }

  private static List<List<Float>> weigh(Task task, Path folder) {
    OptimizerSettings unused =
        new OptimizerSettings(OptimizerSettings.Kind.SGD, 0, 0, 0, 0, 0, false);
    try (DecoderBase base = DecoderBase.open(folder);
        TrainableModel model = base.newTrial(new TrialOptions(0, unused, Optional.empty(), 0))) {
      return task.logLikelihoods(model);
    }
  }

  /** The largest difference of a row's log-likelihoods. */
  private static double compare(
      String where, Task task, int i, List<Float> weighed, JsonNode golden) {
    List<Choice> choices = task.questions().get(i).choices();
    double largest = 0;
    for (int c = 0; c < choices.size(); c++) {
      Choice choice = choices.get(c);
      assertThat(choice.predicted()).as(where).hasSize(golden.path("tokens").path(c).asInt());
      assertThat(choice.fed()).as(where).hasSize(golden.path("fed").path(c).asInt());
      assertThat(choice.leftOut()).as(where).isEqualTo(golden.path("left_out").path(c).asInt());
      assertThat(choice.characters())
          .as(where)
          .isEqualTo(golden.path("characters").path(c).asInt());
      double expected = golden.path("loglikelihood").path(c).asDouble();
      double difference = Math.abs(weighed.get(c) - expected);
      assertThat(difference)
          .as(where)
          .isLessThanOrEqualTo(Math.max(ABSOLUTE, RELATIVE * Math.abs(expected)));
      largest = Math.max(largest, difference);
    }
    assertThat(TaskScore.ACC.predicted(choices, weighed))
        .as(where)
        .isEqualTo(golden.path("predicted").asInt());
    assertThat(TaskScore.ACC_NORM.predicted(choices, weighed))
        .as(where)
        .isEqualTo(golden.path("predicted_norm").asInt());
    return largest;
  }

  private static double share(Task task, List<List<Float>> weighed, TaskScore metric) {
    long right = 0;
    for (int i = 0; i < weighed.size(); i++) {
      EncodedQuestion question = task.questions().get(i);
      right += metric.predicted(question.choices(), weighed.get(i)) == question.right() ? 1 : 0;
    }
    return (double) right / weighed.size();
  }
}
