package io.lrbench.trainer.data;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.model.TokenBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Encodes a conversation as its chat template renders it, without further special tokens; what the
 * assistant writes is learned (transformers, {@code apply_chat_template} with {@code
 * return_assistant_tokens_mask}).
 */
final class ChatEncoder implements RowEncoder {
  private static final List<String> COLUMNS = List.of("messages", "conversations");

  private final String column;
  private final ChatTemplate template;
  private final TextEncoder encoder;
  private final int maxLength;
  private final EncodingLimit limit;

  /**
   * @param column holds the messages; empty for messages or conversations
   */
  ChatEncoder(
      String column,
      ChatTemplate template,
      TextEncoder encoder,
      int maxLength,
      EncodingLimit limit) {
    this.column = column;
    this.template = template;
    this.encoder = encoder;
    this.maxLength = maxLength;
    this.limit = limit;
  }

  @Override
  public Example encode(Row row) {
    List<Map<String, Object>> messages = ChatMessages.of(row.place(), messages(row));
    ChatText text = AssistantTurns.of(row.place(), template, messages);
    limit.requireRow(row.place(), text.text());
    TextEncoder.Spans spans = encoder.plainSpans(text.text());
    long[] labels = new long[spans.ids().length];
    Arrays.fill(labels, TokenBatch.IGNORED);
    for (ChatText.Turn turn : text.turns()) {
      int from = text.text().codePointCount(0, turn.from());
      int to = text.text().codePointCount(0, turn.to());
      for (int i = 0; i < labels.length; i++) {
        if (spans.starts()[i] >= 0 && spans.ends()[i] > from && spans.starts()[i] < to) {
          labels[i] = spans.ids()[i];
        }
      }
    }
    return new Example(spans.ids(), labels).cut(maxLength);
  }

  private JsonNode messages(Row row) {
    List<String> names = column.isEmpty() ? COLUMNS : List.of(column);
    for (String name : names) {
      if (row.fields().path(name).isArray()) {
        return row.fields().get(name);
      }
    }
    throw new InputException(
        row.place(),
        "a list of messages in a column " + String.join(" or ", names),
        Row.excerpt(row.fields()),
        "name the column so or say in dataset.columns.messages how it is named");
  }
}
