package io.lrbench.trainer.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.data.Row;
import io.lrbench.trainer.data.Rows;
import io.lrbench.trainer.data.Split;
import io.lrbench.trainer.model.Goldens;
import io.lrbench.trainer.model.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows against what lm-evaluation-harness 0.4.13 makes of them. */
class PromptsTest {
  @ParameterizedTest
  @CsvSource({
    "arc, ARC",
    "boolq, BOOLQ",
    "hellaswag, HELLASWAG",
    "mmlu, MMLU",
    "openbookqa, OPENBOOKQA",
    "truthfulqaMc1, TRUTHFULQA_MC1"
  })
  void asksAsTheHarnessDoes(String name, QuestionFormat format) throws IOException {
    JsonNode golden =
        new ObjectMapper()
            .readTree(Goldens.path("tasks/prompts.json").toFile())
            .path("formats")
            .path(name);
    assertThat(golden).isNotEmpty();
    for (int i = 0; i < golden.size(); i++) {
      JsonNode expected = golden.get(i);
      JsonNode next = golden.get((i + 1) % golden.size());
      Question shot = format.question(new Fields(new Row("row", next.get("row"))));
      Fields fields = new Fields(new Row("row", expected.get("row")));
      assertThat(Arrays.stream(QuestionFormat.values()).filter(f -> f.fits(fields)).findFirst())
          .as("told by its columns")
          .contains(format);
      Question question = format.question(fields);
      assertThat(question.preamble()).isEqualTo(expected.get("description").asText());
      assertThat(question.prompt()).isEqualTo(expected.get("prompt").asText());
      List<String> choices = new ArrayList<>();
      expected.get("choices").forEach(choice -> choices.add(choice.asText()));
      assertThat(question.choices()).isEqualTo(choices);
      assertThat(question.right()).isEqualTo(expected.get("right").asInt());
      assertThat(question.context(List.of(shot)))
          .isEqualTo(expected.get("one_shot_context").asText());
    }
  }

  @ParameterizedTest
  @CsvSource({"arc-challenge", "openbookqa", "boolq"})
  void readsTheRowsOfLlmAdapters(String name) {
    Path rows = SharedData.path("text/" + name + "/test.json");

    assertThat(questions(rows, QuestionFormat.LLM_ADAPTERS, 100))
        .isEqualTo(questions(Goldens.path("tasks/" + name + ".jsonl"), QuestionFormat.PLAIN, 100));
  }

  @Test
  void readsATableOfQuestions() {
    Path folder = SharedData.path("text/mmlu-dev");
    List<Question> tables = new ArrayList<>();
    for (Path file : Split.VALIDATION.files(folder)) {
      tables.addAll(questions(file, QuestionFormat.PLAIN, Integer.MAX_VALUE));
    }

    List<Question> lines =
        questions(Goldens.path("tasks/mmlu-dev.jsonl"), QuestionFormat.PLAIN, Integer.MAX_VALUE);
    assertThat(lines).hasSize(285).isEqualTo(tables.stream().map(PromptsTest::stripped).toList());
  }

  /** As the goldens were written. */
  private static Question stripped(Question question) {
    String asked = question.prompt().substring("Question:".length());
    return new Question(
        PlainRow.prompt(asked.substring(0, asked.lastIndexOf("Answer:")).strip()),
        question.choices().stream().map(String::strip).toList(),
        question.right());
  }

  private static List<Question> questions(Path file, QuestionFormat format, int limit) {
    List<Question> questions = new ArrayList<>();
    try (Rows rows = Rows.open(file, Split.TEST)) {
      while (questions.size() < limit && rows.hasNext()) {
        questions.add(format.question(new Fields(rows.next())));
      }
    }
    return questions;
  }
}
