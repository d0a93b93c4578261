package io.lrbench.trainer.task;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.Row;
import io.lrbench.trainer.data.Rows;
import io.lrbench.trainer.data.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A task's files to encoded questions. */
final class TaskReader {
  private final TaskSource source;
  private final QuestionFiles files;
  private final ChoiceEncoder encoder;

  /** A question and the row it stands in. */
  private record Placed(String place, Question question) {}

  private TaskReader(TaskSource source, ChoiceEncoder encoder) {
    this.source = source;
    this.files = QuestionFiles.of(source);
    this.encoder = encoder;
  }

  static Task read(TaskSource source, ChoiceEncoder encoder) {
    return new TaskReader(source, encoder).read();
  }

  private Task read() {
    List<Path> scored = files.scored();
    List<Placed> asked = questions(scored, source.limit());
    if (asked.isEmpty()) {
      throw QuestionFiles.empty(source, source.rows());
    }
    List<Path> solvedFiles = source.shots() == 0 ? List.of() : files.solved();
    List<Question> solved = solved(asked.get(0).question(), solvedFiles);
    boolean sameFiles = solvedFiles.equals(scored);
    List<EncodedQuestion> questions = new ArrayList<>();
    for (Placed placed : asked) {
      String context = context(placed, solved, sameFiles);
      questions.add(
          new EncodedQuestion(
              encoder.encode(placed.place(), context, placed.question().choices()),
              placed.question().right()));
    }
    return new Task(source.name(), source.metric(), questions);
  }

  /** One more than are shown, as the question itself is never one of them; of groups, all. */
  private List<Question> solved(Question first, List<Path> solvedFiles) {
    long enough = first.group().isEmpty() ? source.shots() + 1L : Long.MAX_VALUE;
    return questions(solvedFiles, enough).stream().map(Placed::question).toList();
  }

  private List<Placed> questions(List<Path> paths, long limit) {
    List<Placed> questions = new ArrayList<>();
    for (Path path : paths) {
      try (Rows rows = Rows.open(path, Split.TEST)) {
        while (questions.size() < limit && rows.hasNext()) {
          Row row = rows.next();
          questions.add(new Placed(row.place(), files.question(row)));
        }
      }
    }
    return questions;
  }

  private String context(Placed placed, List<Question> solved, boolean sameFiles) {
    Question question = placed.question();
    List<Question> shots =
        solved.stream()
            .filter(shot -> shot.group().equals(question.group()))
            .filter(shot -> !sameFiles || !shot.equals(question))
            .limit(source.shots())
            .toList();
    if (shots.size() < source.shots()) {
      throw new InputException(
          source.field() + ".shots",
          source.shots() + " solved examples for " + placed.place(),
          String.valueOf(shots.size()),
          "write a smaller number, or another shotsUri");
    }
    return question.context(shots);
  }
}
