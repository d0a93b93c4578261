package io.lrbench.trainer.model.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What configurations say, without weights. */
class DecoderTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of LLaMA and its descendants, as small as can be. */
  private static final String SIZES =
      """
      "hidden_size": 8, "intermediate_size": 12, "num_hidden_layers": 4, "head_dim": 4,
      "num_attention_heads": 2, "num_key_value_heads": 1, "vocab_size": 10""";

  private static final String GPT2 =
      "\"model_type\": \"gpt2\", \"n_embd\": 8, \"n_head\": 2, \"n_layer\": 1, \"vocab_size\": 9";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "mistral|'sliding_window': 3|3, 3, 3, 3",
        "mistral|'sliding_window': null|0, 0, 0, 0",
        "llama|'sliding_window': 3|0, 0, 0, 0",
        "qwen2|'sliding_window': 3, 'use_sliding_window': false, 'max_window_layers': 1|0, 0, 0, 0",
        "qwen2|'sliding_window': 3, 'use_sliding_window': true, 'max_window_layers': 1|0, 3, 3, 3",
        "qwen2|'sliding_window': 3, 'use_sliding_window': true, 'max_window_layers': 0|3, 3, 3, 3",
        "qwen3|'sliding_window': 3, 'use_sliding_window': true, 'layer_types': ['full_attention',"
            + " 'sliding_attention', 'full_attention', 'full_attention']|0, 3, 0, 0",
        "gemma2|'sliding_window': 5|5, 0, 5, 0",
        "gemma3_text|'sliding_window': 5, 'sliding_window_pattern': 2|5, 0, 5, 0",
        "gemma3_text|'sliding_window': 5|5, 5, 5, 5",
        "gemma3_text|'head_dim': 4|4096, 4096, 4096, 4096",
      })
  void layersSlideAsTheFamilySays(String type, String fields, String windows) throws IOException {
    assertThat(read(type, SIZES + ", " + fields).constants()).containsEntry("windows", windows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "llama|'rope_scaling': {'type': 'linear', 'factor': 2}|rope_linear|10000",
        "llama|'rope_theta': 7, 'rope_scaling': null|rope_default|7",
        "llama|'rope_parameters': {'rope_type': 'llama3', 'rope_theta': 9, 'factor': 8,"
            + " 'low_freq_factor': 1, 'high_freq_factor': 4,"
            + " 'original_max_position_embeddings': 32}|rope_llama3|9",
        "gemma3_text|'rope_scaling': {'rope_type': 'linear', 'factor': 8}|rope_linear|1000000",
        "gemma3_text|'rope_parameters': {'full_attention': {'rope_theta': 5}}|rope_default|5",
      })
  void rotaryPositionsAreReadInBothSpellings(
      String type, String fields, String script, double theta) throws IOException {
    Decoder decoder = read(type, SIZES + ", " + fields);
    assertThat(decoder.scripts()).contains(script);
    assertThat(decoder.constants()).containsEntry("theta", theta);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "qwen2|'rope_scaling': {'type': 'yarn', 'factor': 4}|rope_scaling: type: expected one of"
            + " default, linear, llama3, found yarn",
        "phi3|'rope_scaling': {'type': 'longrope'}|rope_scaling: type: expected one of default,"
            + " linear, llama3, found longrope",
        "llama|'rope_scaling': {'type': 'linear'}|rope_scaling: factor: expected a positive number,"
            + " found nothing",
        "llama|'rope_scaling': {'rope_type': 'llama3', 'factor': 8, 'low_freq_factor': 1,"
            + " 'high_freq_factor': 4}|original_max_position_embeddings: expected a positive",
        "llama|'mlp_bias': true|mlp_bias: expected false, found true",
        "qwen3|'attention_bias': true|attention_bias: expected false, found true",
        "gemma2|'use_bidirectional_attention': true|use_bidirectional_attention: expected false",
        "gemma3_text|'attn_logit_softcapping': 5|attn_logit_softcapping: expected null, found 5",
        "gemma2|'hidden_activation': 'mish'|hidden_activation: expected one of gelu, gelu_new,",
        "gpt_neox|'use_parallel_residual': false|use_parallel_residual: expected true, found false",
        "gpt_neox|'rotary_pct': 0.1|partial_rotary_factor: expected a share of head_dim 4",
        "qwen2|'layer_types': ['full_attention']|layer_types: expected a type for each of 4 layers",
        "mistral|'sliding_window': 'x'|sliding_window: expected a number from 0, found x",
        "qwen3|'layer_types': ['full_attention', 'full_attention', 'full_attention',"
            + " 'linear_attention']|layer_types: expected sliding_attention or full_attention",
        "mamba|'x': 1|expected one of the architectures that this version knows: gemma2, gemma3,"
            + " gemma3_text, gpt2, gpt_neox, llama, mistral, olmo2, phi3, qwen2, qwen3, found mamba",
      })
  void whatNoScriptComputesIsRefusedByItsField(String type, String fields, String message) {
    assertThatThrownBy(() -> read(type, SIZES + ", " + fields))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'scale_attn_by_inverse_layer_idx': true|expected false, found true",
        "'scale_attn_weights': false|expected true, found false",
        "'activation_function': 'swish2'|expected one of gelu, gelu_new, gelu_pytorch_tanh, relu",
        "'n_head': 3|n_head: expected a divisor of 8, found 3",
      })
  void gpt2WithOtherAttentionIsRefused(String field, String message) {
    assertThatThrownBy(() -> decoder("{" + GPT2 + ", " + field + "}"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesAreFoundAsTheCheckpointSpellsThem() throws IOException {
    Layout gpt2 = decoder("{" + GPT2 + "}").layout();
    assertThat(gpt2.spelling(Set.of("wte.weight")).apply("transformer.h.0.ln_1.bias"))
        .isEqualTo("h.0.ln_1.bias");
    assertThat(gpt2.spelling(Set.of("transformer.wte.weight")).apply("transformer.ln_f.bias"))
        .isEqualTo("transformer.ln_f.bias");
    Layout gemma = decoder("{'model_type': 'gemma3', 'text_config': {" + SIZES + "}}").layout();
    assertThat(
            gemma.spelling(Set.of("language_model.model.embed_tokens.weight")).apply("model.norm"))
        .isEqualTo("language_model.model.norm");
    assertThat(
            gemma.spelling(Set.of("model.language_model.embed_tokens.weight")).apply("model.norm"))
        .isEqualTo("model.language_model.norm");
  }

  @Test
  void usualTargetsAreWhatHoldsQueriesAndValues() throws IOException {
    assertThat(decoder("{" + GPT2 + "}").layout().usualTargets()).isEqualTo(List.of("c_attn"));
    assertThat(read("phi3", SIZES).layout().usualTargets()).isEqualTo(List.of("qkv_proj"));
    assertThat(read("gpt_neox", SIZES + ", 'rotary_pct': 1").layout().usualTargets())
        .isEqualTo(List.of("query_key_value"));
    assertThat(read("olmo2", SIZES).layout().usualTargets()).isEqualTo(List.of("q_proj", "v_proj"));
  }

  @Test
  void aTiedHeadIsNoTensorOfItsOwn() throws IOException {
    assertThat(read("llama", SIZES).layout().parameters())
        .extracting(Parameter::name)
        .contains("lm_head.weight");
    assertThat(read("llama", SIZES + ", 'tie_word_embeddings': true").layout().parameters())
        .extracting(Parameter::name)
        .doesNotContain("lm_head.weight");
    assertThat(read("gemma2", SIZES).layout().tied()).as("Gemma's default").isTrue();
  }

  private Decoder read(String type, String fields) throws IOException {
    return decoder("{\"model_type\": \"" + type + "\", " + fields + "}");
  }

  private Decoder decoder(String config) throws IOException {
    ObjectNode json = (ObjectNode) JSON.readTree(config.replace('\'', '"'));
    Files.writeString(folder.resolve("config.json"), json.toString());
    return Decoder.read(folder);
  }
}
