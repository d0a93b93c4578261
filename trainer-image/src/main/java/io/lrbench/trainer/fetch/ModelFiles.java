package io.lrbench.trainer.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a Hugging Face model is read: configuration, tokenizer and safetensors. */
final class ModelFiles implements Selection {
  private static final String CONFIG = "config.json";
  private static final String WHOLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";
  private static final Pattern SHARD = Pattern.compile("model-\\d+-of-\\d+\\.safetensors");
  private static final Set<String> SMALL =
      Set.of(
          CONFIG,
          "generation_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "chat_template.jinja",
          "chat_template.json");

  @Override
  public String name() {
    return "model";
  }

  @Override
  public boolean takesFile() {
    return false;
  }

  @Override
  public List<String> of(Offer from) {
    List<String> names = from.names();
    if (!names.contains(CONFIG)) {
      throw from.lacks(
          "a model with " + CONFIG, "correct the path, or add the folder that holds the model");
    }
    List<String> wanted = new ArrayList<>(names.stream().filter(SMALL::contains).toList());
    wanted.addAll(weights(from));
    return wanted;
  }

  private static List<String> weights(Offer from) {
    if (from.names().contains(WHOLE)) {
      return List.of(WHOLE);
    }
    List<String> shards = from.names().stream().filter(n -> SHARD.matcher(n).matches()).toList();
    if (shards.isEmpty() || !from.names().contains(INDEX)) {
      List<String> others =
          from.names().stream()
              .filter(n -> n.matches(".*\\.(bin|pt|pth|gguf|safetensors)"))
              .toList();
      throw from.lacks(
          "weights as " + WHOLE + ", or as shards with " + INDEX,
          others.isEmpty() ? "no weights" : String.join(", ", others),
          "name a revision that has safetensors, or convert the model with transformers'"
              + " save_pretrained");
    }
    List<String> wanted = new ArrayList<>(shards);
    wanted.add(INDEX);
    return wanted;
  }
}
