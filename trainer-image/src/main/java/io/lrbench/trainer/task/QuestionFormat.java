package io.lrbench.trainer.task;

import io.lrbench.trainer.data.Split;
import java.util.List;

/**
 * The rows of published multiple-choice sets, with the prompts of lm-evaluation-harness 0.4.13
 * (lm_eval/tasks). In the order in which a row's columns are compared with them.
 */
public enum QuestionFormat {
  HELLASWAG(Split.TRAIN, "ctx_a", "ctx_b", "endings"),
  TRUTHFULQA_MC1(Split.VALIDATION, "question", "mc1_targets"),
  OPENBOOKQA(Split.TRAIN, "question_stem", "choices"),
  BOOLQ(Split.TRAIN, "passage", "question"),
  ARC(Split.TRAIN, "question", "choices", "answerKey"),
  MMLU(Split.VALIDATION, "question", "subject", "choices", "answer"),
  LLM_ADAPTERS(Split.TRAIN, "instruction", "answer"),
  PLAIN(Split.TRAIN, "question", "answer");

  private final Split shots;
  private final String columns;

  QuestionFormat(Split shots, String... columns) {
    this.shots = shots;
    this.columns = String.join(" ", columns);
  }

  /** Whether a row has the format's columns. */
  boolean fits(Fields fields) {
    return fields.has(columns.split(" "));
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
