package io.lrbench.operator.plan;

import java.util.List;
import java.util.Map;

/** Names of Jobs, from content: the same pack of the same benchmark is always the same Job. */
public final class JobName {
  private static final int LONGEST = 57;
  private static final int HASH_DIGITS = 12;

  private JobName() {}

  /**
   * At most 57 characters, so that pod names fit; a benchmark that is created again has another uid
   * and never meets its old Jobs.
   */
  public static String of(String benchmark, String uid, List<Trial> pack) {
    List<String> hashes = pack.stream().map(Trial::hash).toList();
    String hash = ContentHash.of(Map.of("uid", uid, "trials", hashes)).substring(0, HASH_DIGITS);
    int room = LONGEST - HASH_DIGITS - 1;
    String prefix = benchmark.length() <= room ? benchmark : benchmark.substring(0, room);
    return prefix.replace('.', '-') + "-" + hash;
  }
}
