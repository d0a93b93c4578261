package io.lrbench.vocabulary;

import io.lrbench.api.PlainBlocks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which plain block an entry holds: exactly one. */
final class Blocks {
  /** Their names, in the order of the documentation. */
  static final List<String> PLAIN =
      List.of("lrbench", "huggingface", "torch", "timm", "keras", "deepspeed");

  private Blocks() {}

  /** The one block of an entry of a composition. */
  static Resolved plain(String path, PlainBlocks blocks, Horizon horizon) {
    Map<String, Record> given = given(blocks);
    exactlyOne(path, List.copyOf(given.keySet()), String.join(", ", PLAIN));
    return resolve(path + ".", blocks, horizon);
  }

  /** The one plain block that is there. */
  static Resolved resolve(String prefix, PlainBlocks blocks, Horizon horizon) {
    if (blocks.lrbench() != null) {
      return LrbenchPolicies.resolve(prefix + "lrbench", blocks.lrbench(), horizon);
    }
    if (blocks.huggingface() != null) {
      return HuggingFacePolicies.resolve(prefix + "huggingface", blocks.huggingface(), horizon);
    }
    if (blocks.torch() != null) {
      return TorchPolicies.resolve(prefix + "torch", blocks.torch(), horizon);
    }
    if (blocks.timm() != null) {
      return TimmPolicies.resolve(prefix + "timm", blocks.timm(), horizon);
    }
    return blocks.keras() != null
        ? KerasPolicies.resolve(prefix + "keras", blocks.keras(), horizon)
        : DeepspeedPolicies.resolve(prefix + "deepspeed", blocks.deepspeed(), horizon);
  }

  static void exactlyOne(String path, List<String> given, String choices) {
    if (given.size() != 1) {
      throw new InvalidPolicyException(
          path,
          given.isEmpty() ? "no block" : String.join(" and ", given),
          "write exactly one of " + choices);
    }
  }

  /** The plain blocks that are there, by name, in the order of the documentation. */
  static Map<String, Record> given(PlainBlocks blocks) {
    Map<String, Record> given = new LinkedHashMap<>();
    putIfPresent(given, "lrbench", blocks.lrbench());
    putIfPresent(given, "huggingface", blocks.huggingface());
    putIfPresent(given, "torch", blocks.torch());
    putIfPresent(given, "timm", blocks.timm());
    putIfPresent(given, "keras", blocks.keras());
    putIfPresent(given, "deepspeed", blocks.deepspeed());
    return given;
  }

  private static void putIfPresent(Map<String, Record> given, String name, Record block) {
    if (block != null) {
      given.put(name, block);
    }
  }
}
