package io.lrbench.trainer.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.api.EvaluationSpec;
import io.lrbench.api.TaskSpec;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.TrialConfig;
import io.lrbench.trainer.InputException;
import io.lrbench.trainer.JsonFile;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a pack's configuration and refuses one that no operator of this release writes. */
final class PackReader {
  /** The environment variable that holds the configuration. */
  static final String VARIABLE = "LRBENCH_PACK";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Hashes name files. */
  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  private static final String REMEDY = "use trainer and operator of one release";

  private PackReader() {}

  /**
   * @param json the variable's value; null if it is not set
   * @throws InputException it is no pack that this trainer understands
   */
  static PackConfig read(String json) {
    if (json == null) {
      throw new InputException(where(), "a pack's configuration in JSON", "nothing", "set it");
    }
    PackConfig config = parse(json);
    if (config == null || config.version() != PackConfig.VERSION) {
      throw new InputException(
          where(),
          "version " + PackConfig.VERSION,
          config == null ? "null" : "version " + config.version(),
          REMEDY);
    }
    require(config.model() != null, "model", "a model");
    require(
        (config.model().uri() == null) != (config.model().builtin() == null),
        "model",
        "exactly one of uri and builtin");
    require(config.dataset() != null && config.dataset().uri() != null, "dataset.uri", "a URI");
    require(config.dataset().format() != null, "dataset.format", "a format");
    require(config.training() != null, "training", "training settings");
    require(config.training().method() != null, "training.method", "lora or full");
    require(
        (config.training().updates() == null) != (config.training().epochs() == null),
        "training",
        "exactly one of updates and epochs");
    require(config.workers() >= 1, "workers", "at least 1");
    checkTasks(config.evaluation());
    checkTrials(config);
    return config;
  }

  private static void checkTasks(EvaluationSpec evaluation) {
    if (evaluation != null && evaluation.tasks() != null) {
      for (TaskSpec task : evaluation.tasks()) {
        require(
            task.name() != null && task.uri() != null && task.format() != null,
            "evaluation.tasks",
            "a name, a uri and a format of each");
      }
    }
  }

  private static PackConfig parse(String json) {
    try {
      return JSON.readValue(json, PackConfig.class);
    } catch (JsonProcessingException e) {
      throw new InputException(
          where(), "a pack's configuration in JSON", JsonFile.reason(e), REMEDY);
    }
  }

  private static void checkTrials(PackConfig config) {
    Set<String> hashes = new HashSet<>();
    for (TrialConfig trial : config.trials()) {
      String hash = String.valueOf(trial.hash());
      require(HASH.matcher(hash).matches(), "trials", "hashes of letters and digits");
      require(hashes.add(hash), "trials", "every hash once");
      require(
          trial.policy() != null && trial.policy().name() != null,
          "trials." + hash,
          "a policy with a name");
    }
  }

  private static void require(boolean holds, String field, String expected) {
    if (!holds) {
      throw new InputException(where() + ": " + field, expected, "something else", REMEDY);
    }
  }

  private static String where() {
    return "environment " + VARIABLE;
  }
}
