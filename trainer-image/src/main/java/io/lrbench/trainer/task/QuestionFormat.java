package io.lrbench.trainer.task;

import io.lrbench.trainer.data.Split;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows of published multiple-choice sets, with the prompts of lm-evaluation-harness 0.4.13
 * (lm_eval/tasks). In the order in which a row's columns are compared with them.
 */
public enum QuestionFormat {
  HELLASWAG("hellaswag", Split.TRAIN, "ctx_a", "ctx_b", "endings"),
  TRUTHFULQA_MC1("truthfulqaMc1", Split.VALIDATION, "question", "mc1_targets"),
  OPENBOOKQA("openbookqa", Split.TRAIN, "question_stem", "choices"),
  BOOLQ("boolq", Split.TRAIN, "passage", "question"),
  ARC("arc", Split.TRAIN, "question", "choices", "answerKey"),
  MMLU("mmlu", Split.VALIDATION, "question", "subject", "choices", "answer"),
  LLM_ADAPTERS("llmAdapters", Split.TRAIN, "instruction", "answer"),
  PLAIN("plain", Split.TRAIN, "question", "choices", "answer");

  private final String wireName;
  private final Split shots;
  private final String columns;

  QuestionFormat(String wireName, Split shots, String... columns) {
    this.wireName = wireName;
    this.shots = shots;
    this.columns = String.join(", ", columns);
  }

  /** The format that has a row's columns. */
  static Optional<QuestionFormat> of(Fields fields) {
    return Arrays.stream(values()).filter(format -> format.fits(fields)).findFirst();
  }

  /** Whether a row has the format's columns. */
  boolean fits(Fields fields) {
    return Arrays.stream(columns.split(", ")).allMatch(column -> fits(fields, column));
  }

  /** Tables have a column for each choice. */
  private boolean fits(Fields fields, String column) {
    return fields.has(column)
        || (this == PLAIN && column.equals("choices") && fields.has("choice0"));
  }

  /** Its name in manifests. */
  public String wireName() {
    return wireName;
  }

  /** For messages. */
  String columns() {
    return columns;
  }

  Question question(Fields fields) {
    return switch (this) {
      case HELLASWAG -> HellaSwagRow.question(fields);
      case TRUTHFULQA_MC1 -> TruthfulQaRow.question(fields);
      case OPENBOOKQA -> OpenBookQaRow.question(fields);
      case BOOLQ -> BoolQRow.question(fields);
      case ARC -> ArcRow.question(fields);
      case MMLU -> MmluRow.question(fields);
      case LLM_ADAPTERS -> LlmAdaptersRow.question(fields);
      case PLAIN -> PlainRow.question(fields);
    };
  }

  /** The split that solved examples are taken from. */
  Split shots() {
    return shots;
  }

  /** The splits that are scored: the first that a folder has. */
  List<Split> scored() {
    return switch (this) {
      // The answers of their test splits are secret, or there is none.
      case HELLASWAG, TRUTHFULQA_MC1, BOOLQ -> List.of(Split.VALIDATION);
      case OPENBOOKQA, ARC, MMLU, LLM_ADAPTERS, PLAIN -> List.of(Split.TEST, Split.VALIDATION);
    };
  }
}
