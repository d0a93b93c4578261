package io.lrbench.trainer.pretrain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.trainer.pretrain.BytePairs.Pair;
import java.util.List;

/** A byte-level BPE tokenizer in Hugging Face's {@code tokenizer.json}, with LLaMA's BOS. */
final class TokenizerFile {
  static final int UNKNOWN = 0;
  static final int BEGINNING = 1;
  static final int END = 2;

  private static final List<String> SPECIAL = List.of("<unk>", "<s>", "</s>");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private TokenizerFile() {}

  /** Merges that fill a vocabulary beside the special tokens and the bytes. */
  static int merges(int vocabulary) {
    return vocabulary - SPECIAL.size() - ByteAlphabet.all().size();
  }

  static String json(List<Pair> merges) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", "1.0").putNull("truncation").putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    for (int id = 0; id < SPECIAL.size(); id++) {
      ObjectNode token = added.addObject().put("id", id).put("content", SPECIAL.get(id));
      for (String flag : List.of("single_word", "lstrip", "rstrip", "normalized")) {
        token.put(flag, false);
      }
      token.put("special", true);
    }
    root.putNull("normalizer");
    byteLevel(root.putObject("pre_tokenizer"));
    template(root.putObject("post_processor"));
    byteLevel(root.putObject("decoder"));
    model(root.putObject("model"), merges);
    try {
      return JSON.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void byteLevel(ObjectNode node) {
    node.put("type", "ByteLevel").put("add_prefix_space", false);
    node.put("trim_offsets", true).put("use_regex", true);
  }

  private static void template(ObjectNode node) {
    node.put("type", "TemplateProcessing");
    String bos = SPECIAL.get(BEGINNING);
    for (String form : List.of("single", "pair")) {
      ArrayNode parts = node.putArray(form);
      for (String sequence : form.equals("single") ? List.of("A") : List.of("A", "B")) {
        int type = sequence.equals("A") ? 0 : 1;
        parts.addObject().putObject("SpecialToken").put("id", bos).put("type_id", type);
        parts.addObject().putObject("Sequence").put("id", sequence).put("type_id", type);
      }
    }
    ObjectNode special = node.putObject("special_tokens").putObject(bos);
    special.put("id", bos).putArray("ids").add(BEGINNING);
    special.putArray("tokens").add(bos);
  }

  private static void model(ObjectNode node, List<Pair> merges) {
    node.put("type", "BPE").putNull("dropout").put("unk_token", SPECIAL.get(UNKNOWN));
    node.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
    node.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
    ObjectNode vocabulary = node.putObject("vocab");
    SPECIAL.forEach(token -> vocabulary.put(token, vocabulary.size()));
    ByteAlphabet.all().forEach(token -> vocabulary.put(token, vocabulary.size()));
    for (Pair pair : merges) {
      if (!vocabulary.has(pair.joined())) { // two merges may spell the same token
        vocabulary.put(pair.joined(), vocabulary.size());
      }
    }
    ArrayNode list = node.putArray("merges");
    merges.forEach(pair -> list.addArray().add(pair.left()).add(pair.right()));
  }
}
