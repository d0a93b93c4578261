package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.model.SharedData;
import io.lrbench.trainer.model.TokenBatch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ids and mask of transformers' apply_chat_template with return_assistant_tokens_mask. */
class ChatMaskIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path model;

  @Test
  void learnsTheTokensThatTransformersMarks() throws IOException {
    Path stories = SharedData.path("models/stories260K");
    Files.copy(stories.resolve("tokenizer.json"), model.resolve("tokenizer.json"));
    Files.writeString(
        model.resolve("tokenizer_config.json"), "{\"bos_token\":\"<s>\",\"eos_token\":\"</s>\"}");
    int compared = 0;
    for (JsonNode expected : json("rendered.json")) {
      if (expected.has("mask")) {
        try (InputStream in = open(expected.get("template").asText())) {
          Files.write(model.resolve("chat_template.jinja"), in.readAllBytes());
        }
        compare(json("chats.json").get(expected.get("chat").asInt()), expected);
        compared++;
      }
    }
    assertThat(compared).isEqualTo(8);
  }

  private void compare(JsonNode chat, JsonNode expected) {
    try (TextEncoder encoder = TextEncoder.open(model, 512)) {
      Row row = new Row("row", JSON.createObjectNode().set("messages", chat));
      Example example =
          RowEncoder.of(
                  new ExampleFormat.Chat(""),
                  encoder,
                  new Tokens(model, 512, 512),
                  EncodingLimit.ofHeap())
              .encode(row);
      assertThat(example.ids())
          .containsExactly(JSON.convertValue(expected.get("ids"), long[].class));
      long[] labels = JSON.convertValue(expected.get("mask"), long[].class);
      for (int i = 0; i < labels.length; i++) {
        labels[i] = labels[i] == 1 ? example.ids()[i] : TokenBatch.IGNORED;
      }
      assertThat(example.labels()).containsExactly(labels);
    }
  }

  private static JsonNode json(String name) throws IOException {
    try (InputStream in = open(name)) {
      return JSON.readTree(in);
    }
  }

  private static InputStream open(String name) {
    return ChatMaskIT.class.getResourceAsStream("/chat/" + name);
  }
}
