package io.lrbench.trainer.task;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.Row;
import io.lrbench.trainer.data.Rows;
import io.lrbench.trainer.data.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Which of a task's files hold its questions and its solved examples, and what their format is. */
record QuestionFiles(TaskSource source, QuestionFormat format) {
  private static final String DEVELOPMENT = "dev";

  static QuestionFiles of(TaskSource source) {
    return new QuestionFiles(source, source.format().orElseGet(() -> detected(source)));
  }

  /** The format whose columns the first row has. */
  private static QuestionFormat detected(TaskSource source) {
    Split any = first(source.rows(), List.of(Split.TEST, Split.VALIDATION, Split.TRAIN));
    try (Rows rows = Rows.open(source.rows(), any)) {
      if (!rows.hasNext()) {
        throw empty(source, source.rows());
      }
      Fields fields = new Fields(rows.next());
      return QuestionFormat.of(fields)
          .orElseThrow(
              () -> other(source, fields, QuestionFormat.PLAIN, " or those of a published set"));
    }
  }

  static InputException empty(TaskSource source, Path path) {
    return new InputException(
        source.field(), "at least one question in " + path, "none", "name another file");
  }

  private static InputException other(
      TaskSource source, Fields fields, QuestionFormat expected, String more) {
    return new InputException(
        source.field() + ".format",
        "columns " + expected.columns() + more + " in " + fields.row().place(),
        String.join(", ", (Iterable<String>) fields.row().fields()::fieldNames),
        QuestionFormat.of(fields)
            .map(fitting -> "write " + fitting.wireName() + ", which has these columns")
            .orElse("rename them, or write plain and rows of " + QuestionFormat.PLAIN.columns()));
  }

  /**
   * @throws InputException the row is of another format, or no question
   */
  Question question(Row row) {
    Fields fields = new Fields(row);
    if (!format.fits(fields)) {
      throw other(source, fields, format, " of " + format.wireName());
    }
    return format.question(fields);
  }

  /** The files that are scored. */
  List<Path> scored() {
    return first(source.rows(), format.scored()).files(source.rows());
  }

  /**
   * The files that solved examples are taken from.
   *
   * @throws InputException the manifest names none and no split has them
   */
  List<Path> solved() {
    Path path = source.solved().orElse(source.rows());
    if (source.solved().isEmpty() && !format.shots().isIn(path)) {
      throw new InputException(
          source.field() + ".shotsUri",
          "where the solved examples for shots: " + source.shots() + " come from",
          "nothing, and no split for them in " + path,
          "write shotsUri with the set's training file, or shots: 0");
    }
    List<Path> files = format.shots().files(path);
    List<Path> development = files.stream().filter(QuestionFiles::isDevelopment).toList();
    // MMLU has five solved examples a subject in dev, and a validation split beside it.
    boolean both = Files.isDirectory(path) && format == QuestionFormat.MMLU;
    return both && !development.isEmpty() ? development : files;
  }

  private static boolean isDevelopment(Path file) {
    return file.getFileName().toString().startsWith(DEVELOPMENT)
        || file.getFileName().toString().contains("_" + DEVELOPMENT);
  }

  private static Split first(Path path, List<Split> preferred) {
    return preferred.stream()
        .filter(split -> split.isIn(path))
        .findFirst()
        .orElse(preferred.get(0));
  }
}
