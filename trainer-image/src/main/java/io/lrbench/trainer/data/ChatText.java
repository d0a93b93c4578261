package io.lrbench.trainer.data;

import java.util.List;

/**
 * A rendered conversation.
 *
 * @param turns what the assistant writes in it, in order
 */
record ChatText(String text, List<Turn> turns) {
  ChatText {
    turns = List.copyOf(turns);
  }

  /**
   * One turn.
   *
   * @param from its first character
   * @param to behind its last
   */
  record Turn(int from, int to) {}
}
