package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds what the assistant writes in a rendered conversation: by the template's own {@code
 * generation} tags, else by what a turn adds to the text in front of it.
 */
final class AssistantTurns {
  private AssistantTurns() {}

  static ChatText of(String place, ChatTemplate template, List<Map<String, Object>> messages) {
    ChatText whole = template.render(place, messages, false);
    if (template.marksTurns()) {
      return whole;
    }
    List<ChatText.Turn> turns = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).get("role").equals("assistant")) {
        turns.add(turn(place, template, messages, i, whole.text()));
      }
    }
    return new ChatText(whole.text(), turns);
  }

  /**
   * From where the template asks for an answer to where the conversation up to it ends. Both must
   * be a beginning of the whole, else the template changes what it has said before.
   */
  private static ChatText.Turn turn(
      String place,
      ChatTemplate template,
      List<Map<String, Object>> messages,
      int index,
      String whole) {
    String before = template.render(place, messages.subList(0, index), true).text();
    int end =
        index == messages.size() - 1
            ? whole.length()
            : end(
                template.render(place, messages.subList(0, index + 1), false).text(),
                template.endToken(),
                whole);
    if (!whole.startsWith(before) || end < before.length()) {
      throw new InputException(
          place + ", message " + (index + 1),
          "a chat template that only appends turns, so that the assistant's can be told",
          "one that renders a turn differently once more follow",
          "put {% generation %} and {% endgeneration %} around the assistant's text in the model's"
              + " chat template");
    }
    return new ChatText.Turn(before.length(), end);
  }

  /** Some templates end every conversation with EOS, which is no part of a turn. */
  private static int end(String upTo, String endToken, String whole) {
    String open =
        whole.startsWith(upTo) || endToken.isEmpty() || !upTo.endsWith(endToken)
            ? upTo
            : upTo.substring(0, upTo.length() - endToken.length());
    return whole.startsWith(open) ? open.length() : -1;
  }
}
