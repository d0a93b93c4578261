package io.lrbench.operator.admit;

import io.lrbench.api.EvaluationSpec;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.TaskSpec;
import io.lrbench.vocabulary.Metric;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tasks: their names are metrics, their shots have a source. */
final class TaskRules {
  private static final int MOST_SHOTS = 100;

  private TaskRules() {}

  static List<Problem> problems(LRBenchmarkSpec spec) {
    EvaluationSpec evaluation = spec.evaluation();
    if (evaluation == null || evaluation.tasks() == null || evaluation.tasks().isEmpty()) {
      return List.of();
    }
    List<TaskSpec> tasks = evaluation.tasks();
    Set<String> names = new HashSet<>();
    Stream<Problem> model =
        Problem.unless(
            spec.model().builtin() == null,
            "spec.evaluation.tasks",
            tasks.size() + " with a built-in model",
            "only language models are asked questions: remove them");
    Stream<Problem> each =
        IntStream.range(0, tasks.size())
            .boxed()
            .flatMap(
                i ->
                    problems(
                        "spec.evaluation.tasks[" + i + "].",
                        tasks.get(i),
                        names.add(tasks.get(i).name())));
    return Stream.concat(model, each).toList();
  }

  private static Stream<Problem> problems(String at, TaskSpec task, boolean isNew) {
    int shots = task.shots() == null ? 0 : task.shots();
    return Stream.of(
            Problem.unless(
                task.name() != null && isNew && Metric.of(task.name()).isEmpty(),
                at + "name",
                task.name(),
                "write another name: a metric or a task has this one"),
            Problem.unless(
                task.format() != null,
                at + "format",
                "nothing",
                "write multipleChoice, or the format of the rows"),
            Problem.unless(
                shots >= 0 && shots <= MOST_SHOTS,
                at + "shots",
                shots,
                "write a number from 0 to " + MOST_SHOTS),
            Problem.unless(
                task.shotsUri() == null || shots > 0,
                at + "shotsUri",
                task.shotsUri(),
                "write how many solved examples in shots, or remove shotsUri"),
            Problem.unless(
                task.maxExamples() == null || task.maxExamples() >= 1,
                at + "maxExamples",
                task.maxExamples(),
                "write a number of 1 or more"))
        .flatMap(stream -> stream);
  }
}
