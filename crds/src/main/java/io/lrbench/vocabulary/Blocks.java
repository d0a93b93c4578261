package io.lrbench.vocabulary;

import io.lrbench.api.HuggingFaceBlock;
import io.lrbench.api.LrbenchBlock;
import io.lrbench.api.TorchBlock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which plain block an entry holds: exactly one. */
final class Blocks {
  private Blocks() {}

  static Resolved plain(
      String path,
      LrbenchBlock lrbench,
      HuggingFaceBlock huggingface,
      TorchBlock torch,
      Horizon horizon) {
    Map<String, Record> given = new TreeMap<>();
    putIfPresent(given, "lrbench", lrbench);
    putIfPresent(given, "huggingface", huggingface);
    putIfPresent(given, "torch", torch);
    exactlyOne(path, given.keySet().stream().toList(), "lrbench, huggingface, torch");
    if (lrbench != null) {
      return LrbenchPolicies.resolve(path + ".lrbench", lrbench, horizon);
    }
    return torch != null
        ? TorchPolicies.resolve(path + ".torch", torch, horizon)
        : HuggingFacePolicies.resolve(path + ".huggingface", huggingface, horizon);
  }

  static void exactlyOne(String path, List<String> given, String choices) {
    if (given.size() != 1) {
      throw new InvalidPolicyException(
          path,
          given.isEmpty() ? "no block" : String.join(" and ", given),
          "write exactly one of " + choices);
    }
  }

  private static void putIfPresent(Map<String, Record> given, String name, Record block) {
    if (block != null) {
      given.put(name, block);
    }
  }
}
