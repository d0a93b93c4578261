package io.lrbench.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.model.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A random LLaMA of 96 tokens with a tokenizer of one character a token, so that expectations can
 * be worked out by hand.
 */
public final class SmallModel {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FIRST = 3;

  /** Ids count from 3 in this order; 0 is unknown, 1 begins, 2 ends. */
  private static final String CHARACTERS =
      " \n.,:#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\uD83D\uDE00";

  private SmallModel() {}

  /** Writes the model into a folder. */
  public static Path write(Path folder) throws IOException {
    Goldens.copy("architectures/llama", Files.createDirectories(folder));
    writeTokenizer(folder, List.of("<s>", "$"));
    return folder;
  }

  /**
   * @param template what the tokenizer makes of a text $
   */
  public static void writeTokenizer(Path folder, List<String> template) throws IOException {
    Map<String, Integer> vocabulary = new LinkedHashMap<>();
    List.of("<unk>", "<s>", "</s>").forEach(t -> vocabulary.put(t, vocabulary.size()));
    CHARACTERS.codePoints().forEach(c -> vocabulary.put(Character.toString(c), vocabulary.size()));
    ObjectNode tokenizer = JSON.createObjectNode().put("version", "1.0");
    tokenizer.putArray("added_tokens");
    tokenizer
        .putObject("pre_tokenizer")
        .put("type", "Split")
        .put("behavior", "Isolated")
        .put("invert", false)
        .putObject("pattern")
        .put("Regex", "[\\s\\S]");
    ObjectNode post = tokenizer.putObject("post_processor").put("type", "TemplateProcessing");
    for (String name : List.of("single", "pair")) {
      template.forEach(
          part -> {
            boolean text = part.equals("$");
            post.withArray(name)
                .addObject()
                .putObject(text ? "Sequence" : "SpecialToken")
                .put("id", text ? "A" : part)
                .put("type_id", 0);
          });
    }
    post.withArray("pair").addObject().putObject("Sequence").put("id", "B").put("type_id", 1);
    for (String special : List.of("<s>", "</s>")) {
      ObjectNode token = post.withObject("/special_tokens/" + special.replace("/", "~1"));
      token.put("id", special).putArray("ids").add(vocabulary.get(special));
      token.putArray("tokens").add(special);
    }
    tokenizer
        .putObject("model")
        .put("type", "WordLevel")
        .put("unk_token", "<unk>")
        .set("vocab", JSON.valueToTree(vocabulary));
    Files.writeString(folder.resolve("tokenizer.json"), JSON.writeValueAsString(tokenizer));
  }

  /** The ids of a text of known characters. */
  public static long[] ids(String text) {
    return text.codePoints()
        .mapToLong(c -> FIRST + CHARACTERS.codePointCount(0, CHARACTERS.indexOf(c)))
        .toArray();
  }
}
