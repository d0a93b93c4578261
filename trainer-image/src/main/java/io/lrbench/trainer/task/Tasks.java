package io.lrbench.trainer.task;

import io.lrbench.trainer.data.TextEncoder;
import io.lrbench.trainer.model.TokenLimits;
import io.lrbench.trainer.model.TrainableModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All tasks of a benchmark, read once; any thread may have a model scored. */
public final class Tasks {
  public static final Tasks NONE = new Tasks(List.of());

  private final List<Task> all;

  private Tasks(List<Task> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads and encodes all questions.
   *
   * @param model the folder with tokenizer.json
   * @throws io.lrbench.trainer.InputException rows are no questions, or a choice does not fit
   */
  public static Tasks read(List<TaskSource> sources, Path model, TokenLimits limits) {
    if (sources.isEmpty()) {
      return NONE;
    }
    try (TextEncoder text = TextEncoder.open(model, limits.vocabulary())) {
      ChoiceEncoder encoder = ChoiceEncoder.of(text, limits.positions());
      List<Task> tasks = new ArrayList<>();
      sources.forEach(source -> tasks.add(TaskReader.read(source, encoder)));
      return new Tasks(tasks);
    }
  }

  /** The share of questions that a model is right about, by the task's name. */
  public SortedMap<String, Double> scores(TrainableModel model) {
    SortedMap<String, Double> scores = new TreeMap<>();
    all.forEach(task -> task.score(model).ifPresent(score -> scores.put(task.name(), score)));
    return Collections.unmodifiableSortedMap(scores);
  }
}
