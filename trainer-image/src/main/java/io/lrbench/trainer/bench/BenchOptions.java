package io.lrbench.trainer.bench;

import io.lrbench.trainer.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is measured and beside what.
 *
 * @param small folder of stories260K, or a model like it
 * @param large folder of the 15M shape; made by the baseline where it is not there
 * @param text both train on it
 * @param tokenizer of the large model
 * @param images folder of an idx set
 * @param python runs the baseline; null measures this trainer alone
 * @param baseline folder with hf_peft.py and suite.py
 * @param rounds of the updates' cells
 * @param suites rounds of whole processes
 * @param only cells whose names contain it
 */
record BenchOptions(
    Path small,
    Path large,
    Path text,
    Path tokenizer,
    Path images,
    String python,
    Path baseline,
    int rounds,
    int suites,
    String only) {
  static final String USAGE =
      """
      usage: lrbench bench [--against PYTHON] [--rounds 3] [--suites 1] [--only TEXT]
        [--small MODEL] [--large MODEL] [--text FILE] [--tokenizer FILE] [--images FOLDER] [--baseline FOLDER]
      Measures updates of one trial and whole packs, with --against beside Hugging Face Trainer + PEFT, interleaved.
      The files' defaults are those of ../shared; PYTHON has the baseline's requirements.""";

  private static final Set<String> NAMES =
      Set.of(
          "against",
          "rounds",
          "suites",
          "only",
          "small",
          "large",
          "text",
          "tokenizer",
          "images",
          "baseline");

  static BenchOptions of(List<String> arguments, Path shared) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i).replaceFirst("^--", "");
      if (!NAMES.contains(name) || i + 1 == arguments.size()) {
        throw new InputException("bench", "known options with values", arguments.get(i), USAGE);
      }
      given.put(name, arguments.get(i + 1));
    }
    Path data = shared.resolve("data");
    return new BenchOptions(
        path(given, "small", data.resolve("models/stories260K")),
        path(given, "large", Path.of(System.getProperty("java.io.tmpdir"), "lrbench-15m")),
        path(given, "text", data.resolve("text/tinyshakespeare/input.txt")),
        path(given, "tokenizer", data.resolve("tokenizers/gpt2.tokenizer.json")),
        path(given, "images", data.resolve("vision/fashion-mnist")),
        given.get("against"),
        path(given, "baseline", shared.resolve("tools/baseline")),
        Integer.parseInt(given.getOrDefault("rounds", "3")),
        Integer.parseInt(given.getOrDefault("suites", "1")),
        given.getOrDefault("only", ""));
  }

  private static Path path(Map<String, String> given, String name, Path otherwise) {
    return given.containsKey(name) ? Path.of(given.get(name)).toAbsolutePath() : otherwise;
  }

  boolean hasLarge() {
    return Files.exists(large.resolve("model.safetensors"));
  }
}
