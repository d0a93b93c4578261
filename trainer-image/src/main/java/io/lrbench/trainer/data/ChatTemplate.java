package io.lrbench.trainer.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tokenizer's chat template: {@code chat_template.jinja}, else {@code chat_template} of
 * tokenizer_config.json, a string or a list of named ones of which {@code default} is taken.
 */
final class ChatTemplate {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JinjaTemplate template;
  private final Map<String, Object> tokens;

  private ChatTemplate(JinjaTemplate template, Map<String, Object> tokens) {
    this.template = template;
    this.tokens = tokens;
  }

  static ChatTemplate read(Path model) {
    Path config = model.resolve("tokenizer_config.json");
    JsonNode settings = Files.exists(config) ? JsonFile.read(config) : JSON.createObjectNode();
    Map<String, Object> tokens = new HashMap<>();
    settings
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              JsonNode token = value.isObject() ? value.path("content") : value;
              if (field.getKey().endsWith("_token") && token.isTextual()) {
                tokens.put(field.getKey(), token.asText());
              }
            });
    Path file = model.resolve("chat_template.jinja");
    return Files.exists(file)
        ? new ChatTemplate(JinjaTemplate.chat(file.toString(), text(file)), tokens)
        : new ChatTemplate(JinjaTemplate.chat(config.toString(), text(config, settings)), tokens);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new InputException(
          file.toString(), "a readable chat template", e.toString(), "download the file again");
    }
  }

  private static String text(Path config, JsonNode settings) {
    JsonNode template = settings.path("chat_template");
    for (JsonNode named : template) {
      if (named.path("name").asText().equals("default")) {
        return named.path("template").asText();
      }
    }
    if (template.isTextual()) {
      return template.asText();
    }
    throw new InputException(
        config.toString(),
        "a chat_template, in it or as chat_template.jinja beside it",
        "none",
        "use a model that was trained to chat, or add the template that it shall learn");
  }

  /** Whether generation tags stand around the assistant's text. */
  boolean marksTurns() {
    return template.marksGeneration();
  }

  /** The text of the end-of-sequence token; empty where none is told. */
  String endToken() {
    return String.valueOf(tokens.getOrDefault("eos_token", ""));
  }

  /**
   * Renders a conversation.
   *
   * @param ask whether the assistant is asked for an answer at its end
   */
  ChatText render(String place, List<Map<String, Object>> messages, boolean ask) {
    Map<String, Object> values = new HashMap<>(tokens);
    values.put("messages", messages);
    values.put("add_generation_prompt", ask);
    values.put("tools", null);
    values.put("documents", null);
    return template.renderMarked(place, values);
  }
}
