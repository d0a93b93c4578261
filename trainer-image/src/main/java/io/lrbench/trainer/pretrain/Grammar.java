package io.lrbench.trainer.pretrain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A probabilistic context-free grammar with memory: a remembered symbol is drawn once a text.
 * {@code stories.grammar} explains the notation.
 */
final class Grammar {
  private static final String START = "TEXT";

  private final Map<String, Alternatives> rules;

  private Grammar(Map<String, Alternatives> rules) {
    this.rules = rules;
  }

  /** A grammar that lies beside this class. */
  static Grammar named(String name) {
    try (InputStream in = Grammar.class.getResourceAsStream(name + ".grammar")) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Grammar parse(String source) {
    Map<String, Alternatives> rules = new LinkedHashMap<>();
    for (String rule : source.replaceAll("(?m)^#.*$", "").split("\\R(?=\\S)", -1)) {
      if (!rule.isBlank()) {
        String[] sides = rule.strip().split("\\s+=\\s+", 2);
        if (rules.put(sides[0], Alternatives.parse(sides[1])) != null) {
          throw new IllegalArgumentException("expected one rule for " + sides[0] + ", found two");
        }
      }
    }
    TreeSet<String> undefined = new TreeSet<>();
    for (Alternatives alternatives : rules.values()) {
      alternatives.words().filter(Grammar::isSymbol).map(Grammar::symbol).forEach(undefined::add);
    }
    undefined.add(START);
    undefined.removeAll(rules.keySet());
    if (!undefined.isEmpty()) {
      throw new IllegalArgumentException(
          "expected a rule for each symbol, found none for " + undefined);
    }
    return new Grammar(rules);
  }

  /** One text: sentences of one paragraph, without a line's end. */
  String text(SplittableRandom random) {
    Prose prose = new Prose();
    expand(START, random, new HashMap<>(), prose);
    return prose.toString();
  }

  private void expand(
      String symbol, SplittableRandom random, Map<String, List<String>> remembered, Prose prose) {
    for (String word : rules.get(symbol).draw(random)) {
      if (!isSymbol(word)) {
        prose.add(word);
      } else if (!word.startsWith("@")) {
        expand(word, random, remembered, prose);
      } else {
        List<String> drawn =
            remembered.computeIfAbsent(symbol(word), name -> rules.get(name).draw(random));
        drawn.forEach(w -> prose.add(form(w, word)));
      }
    }
  }

  private static boolean isSymbol(String word) {
    return word.startsWith("@")
        || (word.length() > 1
            && word.equals(word.toUpperCase(java.util.Locale.ROOT))
            && Character.isLetter(word.charAt(0)));
  }

  private static String symbol(String word) {
    return word.replaceAll("^@|/.*$", "");
  }

  /** Form 0 of {@code she/her} is {@code she}. */
  private static String form(String drawn, String reference) {
    int slash = reference.indexOf('/');
    int index = slash < 0 ? 0 : Integer.parseInt(reference.substring(slash + 1));
    return List.of(drawn.split("/", -1)).get(index).replace('_', ' ');
  }
}
