package io.lrbench.trainer.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Messages of role and content, or of from and value as ShareGPT spells them. */
final class ChatMessages {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> SHARE_GPT =
      Map.of("human", "user", "gpt", "assistant", "bot", "assistant", "chatgpt", "assistant");

  private ChatMessages() {}

  /** The messages as a template sees them; what is null is left out, as tables fill it in. */
  static List<Map<String, Object>> of(String place, JsonNode list) {
    List<Map<String, Object>> messages = new ArrayList<>();
    for (JsonNode message : list) {
      messages.add(message(place, message));
    }
    if (messages.stream().noneMatch(message -> message.get("role").equals("assistant"))) {
      throw new InputException(
          place,
          "a turn of the assistant, which is what is learned",
          Row.excerpt(list),
          "remove that row");
    }
    return messages;
  }

  private static Map<String, Object> message(String place, JsonNode message) {
    boolean shareGpt = message.has("from") && !message.has("role");
    String role = message.path(shareGpt ? "from" : "role").asText("");
    JsonNode content = message.path(shareGpt ? "value" : "content");
    boolean told = content.isTextual() || content.isArray() || message.has("tool_calls");
    if (role.isEmpty() || !told) {
      throw new InputException(
          place,
          "messages with role and content, or from and value",
          Row.excerpt(message),
          "correct that row");
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("role", SHARE_GPT.getOrDefault(role, role));
    result.put(
        "content", content.isMissingNode() ? null : JSON.convertValue(content, Object.class));
    if (message instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (!field.getValue().isNull()) {
                  result.putIfAbsent(
                      field.getKey(), JSON.convertValue(field.getValue(), Object.class));
                }
              });
    }
    return result;
  }
}
