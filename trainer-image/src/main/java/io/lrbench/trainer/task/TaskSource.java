package io.lrbench.trainer.task;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a task's questions come from.
 *
 * @param field where the task stands in the manifest, for messages
 * @param name the metric's
 * @param rows a file, or a folder with splits
 * @param format empty where the rows' columns tell it
 * @param shots solved examples in front of each question
 * @param solved where these come from; empty where a split of {@code rows} has them
 * @param limit the first questions that are asked
 */
public record TaskSource(
    String field,
    String name,
    Path rows,
    Optional<QuestionFormat> format,
    int shots,
    Optional<Path> solved,
    long limit,
    TaskScore metric) {}
