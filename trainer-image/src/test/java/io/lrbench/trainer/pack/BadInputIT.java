package io.lrbench.trainer.pack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.SafetensorsText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mistake of the user in models and data: exit code 2, what was expected where, what was
 * found, the remedy.
 */
class BadInputIT {
  private static final String FIX = "{'name':'p','lrbench':{'type':'FIX','k0':0.001}}";

  @TempDir Path folder;

  /** Breaks something in the folder of files or in the pack. */
  private interface Mistake {
    void make(Path files, ObjectNode pack) throws IOException;
  }

  static Stream<Arguments> mistakes() {
    return Stream.concat(ofModels(), ofData());
  }

  private static Arguments of(String message, Mistake mistake) {
    return Arguments.of(message, mistake);
  }

  private static Stream<Arguments> ofModels() {
    return Stream.of(
        of(
            "model.uri: expected a file or folder at ",
            (files, pack) -> pack.withObject("/model").put("uri", "file:absent")),
        of(
            "config.json: expected a Hugging Face model folder",
            (files, pack) -> delete(files, "config.json")),
        of(
            "config.json: expected a JSON object, found Unexpected end-of-input",
            (files, pack) -> Files.writeString(files.resolve("model/config.json"), "{")),
        of(
            "model_type: expected one of the architectures that this version knows: gemma2,",
            (files, pack) -> config(files, "model_type", "mamba")),
        of(
            "rope_parameters: rope_type: expected one of default, linear, llama3, found yarn",
            (files, pack) -> configObject(files, "rope_parameters", "rope_type", "yarn")),
        of(
            "attention_bias: expected false, found true",
            (files, pack) -> config(files, "attention_bias", true)),
        of(
            "hidden_act: expected one of gelu, gelu_new, gelu_pytorch_tanh, relu, silu, found mish",
            (files, pack) -> config(files, "hidden_act", "mish")),
        of(
            "quantization_config: expected weights in fp32, fp16 or bf16",
            (files, pack) -> configObject(files, "quantization_config", "bits", "4")),
        of(
            "head_dim: expected a positive even number",
            (files, pack) -> config(files, "head_dim", 7)),
        of(
            "num_key_value_heads: expected a divisor of num_attention_heads, 4, found 3",
            (files, pack) -> config(files, "num_key_value_heads", 3)),
        of(
            "expected model.embed_tokens.weight of shape [97, 32], found shape [96, 32]",
            (files, pack) -> config(files, "vocab_size", 97)),
        of(
            "expected a tensor model.layers.2.input_layernorm.weight, found only others, such as",
            (files, pack) -> config(files, "num_hidden_layers", 3)),
        of(
            "model.safetensors: expected a safetensors file, found nothing",
            (files, pack) -> delete(files, "model.safetensors")),
        of("a truncated file; download the file again", (files, pack) -> truncate(files, 5_000)),
        of("a truncated file; download the file again", (files, pack) -> truncate(files, 100)),
        of("expected at least 8 bytes, found 0 bytes", (files, pack) -> truncate(files, 0)),
        of(
            "model.safetensors: expected a safetensors file with a header of",
            (files, pack) ->
                SafetensorsText.write(files.resolve("model/model.safetensors"), -1, new byte[3])),
        of(
            "tokenizer.json: expected a tokenizer.json, found nothing",
            (files, pack) -> delete(files, "tokenizer.json")),
        of(
            "tokenizer.json: expected a JSON object, found",
            (files, pack) -> Files.writeString(files.resolve("model/tokenizer.json"), "{\"mod")),
        of(
            "tokenizer.json: expected a readable tokenizer, found",
            (files, pack) ->
                Files.writeString(
                    files.resolve("model/tokenizer.json"), "{\"model\":{\"type\":\"BPEE\"}}")),
        of(
            "training.maxLength: expected at most the model's 64 positions, found 65",
            (files, pack) -> pack.withObject("/training").put("maxLength", 65)),
        of(
            "training.lora.targets: expected names among [q_proj",
            (files, pack) -> pack.withObject("/training/lora").putArray("targets").add("c_attn")),
        of(
            "environment LRBENCH_PACK: evaluation.tasks: expected a name, a uri and a format of each",
            (files, pack) ->
                pack.withObject("/evaluation").withArray("tasks").addObject().put("name", "t")));
  }

  private static Stream<Arguments> ofData() {
    return Stream.of(
        of(
            "dataset.uri: expected a file or folder at ",
            (files, pack) -> pack.withObject("/dataset").put("uri", "file:absent.txt")),
        of(
            "dataset.uri: expected a data set of the Hub, found a model; write hf://datasets/some/set",
            (files, pack) -> pack.withObject("/dataset").put("uri", "hf://some/set")),
        of(
            "text.txt: expected at least one example with a token to predict",
            (files, pack) -> Files.writeString(files.resolve("text.txt"), "")),
        of(
            "text.txt: expected more examples than the 1 held out, found 1 examples",
            (files, pack) -> Files.writeString(files.resolve("text.txt"), "a".repeat(20))),
        of(
            "text.txt: expected text in UTF-8, found other bytes; convert it to UTF-8",
            (files, pack) -> Files.write(files.resolve("text.txt"), new byte[] {(byte) 0xff, 65})),
        of(
            "tokenizer_config.json: expected a chat_template, in it or as chat_template.jinja beside it",
            (files, pack) -> pack.withObject("/dataset").put("format", "chat")),
        of(
            "empty: expected files of rows (.json, .jsonl, .ndjson, .csv, .tsv, .parquet) with train in their"
                + " names, found none; name a file or another folder",
            (files, pack) -> {
              Files.createDirectory(files.resolve("empty"));
              pack.withObject("/dataset").put("uri", "file:empty");
            }),
        of(
            "rows.jsonl, line 1: expected a column text with a string, found {\"txt\":\"a\"}",
            (files, pack) -> rows(files, pack, "text", "{\"txt\":\"a\"}")),
        of(
            "rows.jsonl, line 2: expected JSON or JSON lines, found ",
            (files, pack) -> rows(files, pack, "text", "{\"text\":\"a\"}\n{\"text\":")),
        of(
            "rows.jsonl, line 1: expected an array of objects or an object a line, found 3",
            (files, pack) -> rows(files, pack, "text", "3")),
        of(
            "rows.jsonl, line 1: expected a column output with a string, found {\"instruction\":\"a\"}",
            (files, pack) -> rows(files, pack, "instructions", "{\"instruction\":\"a\"}")),
        of(
            "config.json: eos_token_id: expected the id of the end-of-sequence token, found nothing",
            (files, pack) -> {
              rows(files, pack, "instructions", "{\"instruction\":\"a\",\"output\":\"b\"}");
              config(files, "eos_token_id", null);
              delete(files, "generation_config.json");
            }),
        of(
            "tokenizer.json: expected token ids below the model's vocab_size, 96, found id 4711",
            (files, pack) -> {
              Path file = files.resolve("model/tokenizer.json");
              Files.writeString(file, Files.readString(file).replace("\"t\":28", "\"t\":4711"));
            }));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isRefusedWithFileExpectationAndRemedy(String message, Mistake mistake)
      throws IOException, InterruptedException {
    PackFixture fixture = new PackFixture(folder);
    ObjectNode pack = PackFixture.trial(fixture.pack(1), "a", 1, FIX);
    mistake.make(folder, pack);
    fixture.run(pack).isRefused(message);
  }

  private static void delete(Path files, String name) throws IOException {
    Files.delete(files.resolve("model").resolve(name));
  }

  private static void truncate(Path files, int length) throws IOException {
    Path file = files.resolve("model/model.safetensors");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
  }

  private static void config(Path files, String name, Object value) throws IOException {
    Path file = files.resolve("model/config.json");
    ObjectNode config = (ObjectNode) PackFixture.JSON.readTree(file.toFile());
    config.set(name, PackFixture.JSON.valueToTree(value));
    Files.writeString(file, config.toString(), StandardCharsets.UTF_8);
  }

  private static void configObject(Path files, String name, String field, String value)
      throws IOException {
    config(files, name, Map.of(field, value));
  }

  private static void rows(Path files, ObjectNode pack, String format, String rows)
      throws IOException {
    Files.writeString(files.resolve("rows.jsonl"), rows);
    pack.withObject("/dataset").put("uri", "file:rows.jsonl").put("format", format);
  }
}
