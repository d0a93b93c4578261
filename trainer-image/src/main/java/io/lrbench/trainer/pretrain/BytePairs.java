package io.lrbench.trainer.pretrain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Byte-pair encoding (arXiv 1508.07909): the most frequent pair of neighbours becomes a symbol,
 * again and again; of equally frequent pairs the first in the alphabet.
 */
final class BytePairs {
  /** What ByteLevel's pre-tokenizer cuts text into: GPT-2's expression. */
  private static final Pattern PIECE =
      Pattern.compile(
          "'(?:[sdmt]|ll|ve|re)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+");

  private BytePairs() {}

  /** Two neighbouring symbols. */
  record Pair(String left, String right) {
    String joined() {
      return left + right;
    }
  }

  /** The merges, in the order in which they apply. */
  static List<Pair> learn(String text, int merges) {
    List<Word> words = words(text);
    List<Pair> learned = new ArrayList<>();
    while (learned.size() < merges) {
      Pair next = mostFrequent(words);
      words.forEach(word -> word.merge(next));
      learned.add(next);
    }
    return learned;
  }

  private static List<Word> words(String text) {
    Map<String, Integer> counts = new TreeMap<>();
    Matcher pieces = PIECE.matcher(text);
    while (pieces.find()) {
      counts.merge(ByteAlphabet.spell(pieces.group()), 1, Integer::sum);
    }
    return counts.entrySet().stream().map(e -> new Word(e.getKey(), e.getValue())).toList();
  }

  private static Pair mostFrequent(List<Word> words) {
    Map<Pair, Integer> counts = new HashMap<>();
    for (Word word : words) {
      for (int i = 1; i < word.symbols.size(); i++) {
        Pair pair = new Pair(word.symbols.get(i - 1), word.symbols.get(i));
        counts.merge(pair, word.count, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .min(
            Map.Entry.<Pair, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().left())
                .thenComparing(entry -> entry.getKey().right()))
        .orElseThrow(() -> new IllegalArgumentException("the text has too few different words"))
        .getKey();
  }

  /** A piece of text as the symbols merged so far. */
  private static final class Word {
    private final int count;
    private List<String> symbols;

    Word(String spelled, int count) {
      this.count = count;
      this.symbols = List.of(spelled.split("", -1));
      this.symbols = symbols.stream().filter(s -> !s.isEmpty()).toList();
    }

    void merge(Pair pair) {
      List<String> merged = new ArrayList<>();
      for (int i = 0; i < symbols.size(); i++) {
        boolean both =
            i + 1 < symbols.size()
                && symbols.get(i).equals(pair.left())
                && symbols.get(i + 1).equals(pair.right());
        merged.add(both ? pair.joined() : symbols.get(i));
        i += both ? 1 : 0;
      }
      symbols = merged;
    }
  }
}
