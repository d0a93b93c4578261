package io.lrbench.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what transformers renders; see make.py beside the templates. */
class ChatTemplateTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path model;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chatml",
        "chatml-generation",
        "constructs",
        "gemma",
        "llama2",
        "llama3",
        "mistral",
        "phi3",
        "qwen2",
        "qwen3",
        "zephyr"
      })
  void rendersWhatTransformersRenders(String name) throws IOException {
    ChatTemplate template = template(name + ".jinja");
    int compared = 0;
    for (JsonNode expected : json("rendered.json")) {
      if (!expected.get("template").asText().equals(name + ".jinja")) {
        continue;
      }
      boolean ask = expected.get("ask").asBoolean();
      JsonNode chat = json("chats.json").get(expected.get("chat").asInt());
      if (expected.has("error")) {
        assertThatThrownBy(() -> template.render("row", ChatMessages.of("row", chat), ask))
            .isInstanceOf(InputException.class)
            .hasMessageContaining(expected.get("error").asText());
      } else {
        ChatText text = template.render("row", ChatMessages.of("row", chat), ask);
        assertThat(text.text()).isEqualTo(expected.get("text").asText());
        assertThat(text.turns()).hasSameSizeAs(spans(expected)).isEqualTo(turns(text, expected));
      }
      compared++;
    }
    assertThat(compared).isEqualTo(8);
  }

  /** A template without tags tells the same turns as the one with them. */
  @ParameterizedTest
  @CsvSource({
    "0, '4 \\n {{x}}<|im_end|>~| 6~Sure. <|im_end|>~'",
    "2, 'a</s><|im_end|>~|<|im_end|>~|false<|im_end|>~'"
  })
  void findsTurnsByWhatTheyAdd(int chat, String expected) throws IOException {
    assertThat(turns("chatml.jinja", chat)).isEqualTo(expected.replace('~', '\n'));
  }

  @ParameterizedTest
  @CsvSource({
    "zephyr.jinja, 2, 'a</s></s>~|</s>~|false</s>~'",
    "llama2.jinja, 0, ' 4 \\n {{x}} </s>| 6~Sure. </s>'",
    "llama3.jinja, 1, '<think>~hm~</think>~~Hello \uD83D\uDE00<|eot_id|>'",
    "gemma.jinja, 2, 'a</s><end_of_turn>~|<end_of_turn>~|false<end_of_turn>~'",
    "phi3.jinja, 2, 'a</s><|end|>~|<|end|>~|false<|end|>~</s>'",
    "qwen3.jinja, 3, '<think>~~</think>~~c<|im_end|>~'",
    "mistral.jinja, 2, ' a</s></s>| </s>| false</s>'"
  })
  void findsTurnsOfEveryFamily(String template, int chat, String expected) throws IOException {
    assertThat(turns(template, chat)).isEqualTo(expected.replace('~', '\n'));
  }

  /** Mistral's moves the system's message to the last user's; Qwen3's thinks in the last alone. */
  @ParameterizedTest
  @CsvSource({"mistral.jinja, 0, 3", "qwen3.jinja, 2, 2"})
  void refusesTemplatesThatChangeWhatTheySaid(String template, int chat, int message)
      throws IOException {
    assertThatThrownBy(() -> turns(template, chat))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(
            "row, message " + message + ": expected a chat template that only appends turns")
        .hasMessageContaining("put {% generation %} and {% endgeneration %} around");
  }

  @Test
  void takesTheDefaultOfNamedTemplatesAndTokensInBothSpellings() throws IOException {
    ObjectNode config = JSON.createObjectNode().put("bos_token", "[B]");
    config.putObject("eos_token").put("content", "[E]");
    config.putArray("chat_template").addObject().put("name", "tool_use").put("template", "no");
    config
        .withArray("chat_template")
        .addObject()
        .put("name", "default")
        .put("template", "{{ bos_token }}{{ messages[0].content }}{{ eos_token }}");
    Files.writeString(model.resolve("tokenizer_config.json"), config.toString());
    JsonNode chat = JSON.readTree("[{'role':'assistant','content':'a'}]".replace('\'', '"'));
    assertThat(ChatTemplate.read(model).render("row", ChatMessages.of("row", chat), false).text())
        .isEqualTo("[B]a[E]");
  }

  @Test
  void refusesALoopWithACondition() {
    assertThatThrownBy(
            () -> JinjaTemplate.chat("file", "{%- for m in messages if m.x %}a{% endfor %}"))
        .hasMessageContaining("file: expected loops without a condition");
    assertThat(
            JinjaTemplate.chat("file", "{% for m in (a if b else c) %}x{% endfor %}")
                .marksGeneration())
        .isFalse();
  }

  @Test
  void refusesATokenizerWithoutATemplate() {
    assertThatThrownBy(() -> ChatTemplate.read(model))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("tokenizer_config.json: expected a chat_template");
  }

  @Test
  void readsShareGptsSpellingAndRefusesOthers() throws IOException {
    JsonNode chat =
        JSON.readTree(
            "[{'from':'human','value':'a'},{'from':'gpt','value':'b','weight':null}]"
                .replace('\'', '"'));
    assertThat(ChatMessages.of("row", chat).toString())
        .startsWith("[{role=user, content=a, ")
        .contains("{role=assistant, content=b, ")
        .doesNotContain("weight");
    JsonNode wrong = JSON.readTree("[{\"speaker\":\"a\"}]");
    assertThatThrownBy(() -> ChatMessages.of("row", wrong))
        .hasMessageContaining("row: expected messages with role and content, or from and value");
    JsonNode silent = JSON.readTree("[{\"role\":\"user\",\"content\":\"a\"}]");
    assertThatThrownBy(() -> ChatMessages.of("row", silent))
        .hasMessageContaining("row: expected a turn of the assistant");
  }

  private String turns(String template, int chat) throws IOException {
    ChatText text =
        AssistantTurns.of(
            "row", template(template), ChatMessages.of("row", json("chats.json").get(chat)));
    List<String> turns = new ArrayList<>();
    text.turns().forEach(turn -> turns.add(text.text().substring(turn.from(), turn.to())));
    return String.join("|", turns);
  }

  private ChatTemplate template(String name) throws IOException {
    try (InputStream in = ChatTemplateTest.class.getResourceAsStream("/chat/" + name)) {
      Files.write(model.resolve("chat_template.jinja"), in.readAllBytes());
    }
    Files.writeString(
        model.resolve("tokenizer_config.json"), "{\"bos_token\":\"<s>\",\"eos_token\":\"</s>\"}");
    return ChatTemplate.read(model);
  }

  /** The file's spans, which count code points, in Java's characters. */
  private static List<ChatText.Turn> turns(ChatText text, JsonNode expected) {
    List<ChatText.Turn> turns = new ArrayList<>();
    for (JsonNode span : spans(expected)) {
      turns.add(
          new ChatText.Turn(
              text.text().offsetByCodePoints(0, span.get(0).asInt()),
              text.text().offsetByCodePoints(0, span.get(1).asInt())));
    }
    return turns;
  }

  private static List<JsonNode> spans(JsonNode expected) {
    List<JsonNode> spans = new ArrayList<>();
    expected.path("spans").forEach(spans::add);
    return spans;
  }

  private static JsonNode json(String name) throws IOException {
    try (InputStream in = ChatTemplateTest.class.getResourceAsStream("/chat/" + name)) {
      return JSON.readTree(in);
    }
  }
}
