package io.lrbench.vocabulary;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments that one type of a vocabulary takes.
 *
 * @param needs without these it is refused
 * @param may these have a default
 */
public record Signature(List<String> needs, List<String> may) {
  public Signature {
    needs = List.copyOf(needs);
    may = List.copyOf(may);
  }

  /** Reads {@code k0 gamma l ? variant}: what stands behind the question mark has a default. */
  static Signature of(String text) {
    String[] halves = text.split("\\?", -1);
    return new Signature(words(halves[0]), halves.length > 1 ? words(halves[1]) : List.of());
  }

  private static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
  }

  /** All arguments, the needed ones first. */
  public List<String> takes() {
    List<String> all = new ArrayList<>(needs);
    all.addAll(may);
    return List.copyOf(all);
  }

  public boolean takes(String argument) {
    return needs.contains(argument) || may.contains(argument);
  }
}
