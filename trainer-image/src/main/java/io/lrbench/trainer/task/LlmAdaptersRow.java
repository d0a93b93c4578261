package io.lrbench.trainer.task;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.data.PythonText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The common-sense sets of LLM-Adapters (arXiv 2304.01933): an instruction that holds question and
 * choices, and an answer such as answer2 or true. Asked with the plain prompt.
 */
final class LlmAdaptersRow {
  private static final Pattern LEAD = Pattern.compile("(?:question|sentence): ");
  private static final String NAMES = "\n\nAnswer format: ";
  private static final int EXCERPT = 80;

  private LlmAdaptersRow() {}

  static Question question(Fields fields) {
    String instruction = fields.text("instruction");
    Matcher lead = LEAD.matcher(instruction);
    int end = instruction.lastIndexOf(NAMES);
    if (!lead.find() || end < lead.end()) {
      throw unknown(fields, instruction);
    }
    List<String> names = List.of(instruction.substring(end + NAMES.length()).strip().split("/"));
    int first = instruction.indexOf("\n\n" + marker(names.get(0)), lead.end());
    boolean named = first < 0 || first > end;
    List<String> choices = named ? names : texts(instruction.substring(first, end), names);
    int right = names.indexOf(fields.text("answer"));
    if (right < 0 || choices.size() < 2) {
      throw unknown(fields, instruction);
    }
    String question = instruction.substring(lead.end(), named ? end : first);
    return new Question(PlainRow.prompt(PythonText.strip(question)), choices, right);
  }

  /** The texts behind {@code Answer1: }, {@code Answer2: }; none where one is missing. */
  private static List<String> texts(String paragraph, List<String> names) {
    List<String> texts = new ArrayList<>();
    int from = paragraph.indexOf(marker(names.get(0)));
    for (int i = 0; i < names.size(); i++) {
      int start = from + marker(names.get(i)).length();
      boolean isLast = i + 1 == names.size();
      from = isLast ? paragraph.length() : paragraph.indexOf(marker(names.get(i + 1)), start);
      if (from < 0) {
        return List.of();
      }
      texts.add(PythonText.strip(paragraph.substring(start, from)));
    }
    return texts;
  }

  private static String marker(String name) {
    return name.isEmpty() ? ": " : Character.toUpperCase(name.charAt(0)) + name.substring(1) + ": ";
  }

  private static InputException unknown(Fields fields, String instruction) {
    return new InputException(
        fields.row().place(),
        "an instruction with a question, choices and their names, as LLM-Adapters has them",
        instruction.substring(0, Math.min(instruction.length(), EXCERPT)),
        "write rows of question, choices and answer");
  }
}
