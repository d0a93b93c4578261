package io.lrbench.trainer.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the environment says about downloads.
 *
 * @param cache folder of what was downloaded
 * @param claims folder with a folder for every claim; empty where pods have none
 * @param hub the Hub, without a slash at the end
 * @param token for the Hub's models; empty for none
 * @param dataToken for its data sets
 * @param offline whether only the cache may be asked
 * @param variables all of them, for stores with settings of their own
 */
record FetchSettings(
    Path cache,
    String claims,
    URI hub,
    String token,
    String dataToken,
    boolean offline,
    Map<String, String> variables) {
  private static final String HUB = "https://huggingface.co";

  FetchSettings {
    variables = Map.copyOf(variables);
  }

  static FetchSettings of(Map<String, String> environment) {
    String home = value(environment, "HOME", "/tmp");
    String token = value(environment, "HF_TOKEN", "");
    return new FetchSettings(
        Path.of(value(environment, "LRBENCH_CACHE", home + "/.cache/lrbench")).toAbsolutePath(),
        value(environment, "LRBENCH_CLAIMS", ""),
        URI.create(value(environment, "HF_ENDPOINT", HUB).replaceAll("/+$", "")),
        token,
        value(environment, "LRBENCH_DATASET_TOKEN", token),
        value(environment, "HF_HUB_OFFLINE", "0").matches("(?i)1|true|yes|on"),
        environment);
  }

  private static String value(Map<String, String> environment, String name, String otherwise) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  /** Not its tokens. */
  @Override
  public String toString() {
    return "FetchSettings[cache=" + cache + ", hub=" + hub + ", offline=" + offline + "]";
  }
}
