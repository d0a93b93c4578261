package io.lrbench.operator.plan;

import io.lrbench.pack.ContentHash;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names of a benchmark's objects, from content: the same pack of the same benchmark is always the
 * same Job. A benchmark that is created again has another uid and never meets its old objects.
 */
public final class ObjectName {
  private static final int LONGEST = 57;
  private static final int HASH_DIGITS = 12;

  private ObjectName() {}

  /** The Job of a pack: at most 57 characters, so that pod names fit. */
  public static String job(String benchmark, String uid, List<Trial> pack) {
    List<String> hashes = pack.stream().map(Trial::hash).toList();
    return join(benchmark, "-" + hash(Map.of("uid", uid, "trials", hashes)));
  }

  /**
   * The Job that fetches model and data: another one for other content or another cache.
   *
   * @param content what decides which files are fetched
   * @param claim of the cache
   */
  public static String fetch(String benchmark, String uid, Map<String, ?> content, String claim) {
    return join(
        benchmark, "-fetch-" + hash(Map.of("uid", uid, "content", content, "claim", claim)));
  }

  /**
   * A ConfigMap of results; their names sort by index.
   *
   * @param index from 0
   */
  public static String results(String benchmark, String uid, int index) {
    return join(
        benchmark, String.format(Locale.ROOT, "-results-%s-%03d", hash(Map.of("uid", uid)), index));
  }

  /** An event, told once for each key. */
  public static String event(String benchmark, String uid, String key) {
    return join(benchmark, "-" + hash(Map.of("uid", uid, "key", key)));
  }

  private static String hash(Map<String, ?> content) {
    return ContentHash.of(content).substring(0, HASH_DIGITS);
  }

  private static String join(String benchmark, String suffix) {
    int room = LONGEST - suffix.length();
    String prefix = benchmark.length() <= room ? benchmark : benchmark.substring(0, room);
    return prefix.replace('.', '-') + suffix;
  }
}
