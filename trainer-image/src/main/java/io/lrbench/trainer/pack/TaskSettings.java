package io.lrbench.trainer.pack;

import io.lrbench.api.TaskFormat;
import io.lrbench.api.TaskMetric;
import io.lrbench.api.TaskSpec;
import io.lrbench.trainer.task.QuestionFormat;
import io.lrbench.trainer.task.TaskScore;
import io.lrbench.trainer.task.TaskSource;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/** One task of the manifest with the resource's defaults. */
record TaskSettings(int index, TaskSpec spec) {
  /**
   * @param resolve from a field and its URI to a local path
   */
  TaskSource source(BiFunction<String, String, Path> resolve) {
    String field = "evaluation.tasks[" + index + "]";
    return new TaskSource(
        field,
        spec.name(),
        resolve.apply(field + ".uri", spec.uri()),
        format(spec.format()),
        Objects.requireNonNullElse(spec.shots(), 0),
        Optional.ofNullable(spec.shotsUri()).map(uri -> resolve.apply(field + ".shotsUri", uri)),
        Objects.requireNonNullElse(spec.maxExamples(), Long.MAX_VALUE),
        spec.metric() == TaskMetric.ACC_NORM ? TaskScore.ACC_NORM : TaskScore.ACC);
  }

  private static Optional<QuestionFormat> format(TaskFormat format) {
    return switch (format) {
      case MULTIPLE_CHOICE -> Optional.empty();
      case PLAIN -> Optional.of(QuestionFormat.PLAIN);
      case ARC -> Optional.of(QuestionFormat.ARC);
      case BOOLQ -> Optional.of(QuestionFormat.BOOLQ);
      case HELLASWAG -> Optional.of(QuestionFormat.HELLASWAG);
      case LLM_ADAPTERS -> Optional.of(QuestionFormat.LLM_ADAPTERS);
      case MMLU -> Optional.of(QuestionFormat.MMLU);
      case OPENBOOKQA -> Optional.of(QuestionFormat.OPENBOOKQA);
      case TRUTHFULQA_MC1 -> Optional.of(QuestionFormat.TRUTHFULQA_MC1);
    };
  }
}
