package io.lrbench.trainer.pretrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * The right side of a rule.
 *
 * @param weights how often each alternative is drawn, relative to the others
 * @param bodies words and symbols of each alternative
 */
record Alternatives(List<Integer> weights, List<List<String>> bodies) {
  static Alternatives parse(String source) {
    List<Integer> weights = new ArrayList<>();
    List<List<String>> bodies = new ArrayList<>();
    for (String alternative : source.strip().split("\\s*\\|\\s*", -1)) {
      List<String> words = Arrays.asList(alternative.split("\\s+", -1));
      boolean weighted = words.get(0).matches("[0-9]+:");
      weights.add(weighted ? Integer.parseInt(words.get(0).replace(":", "")) : 1);
      bodies.add(List.copyOf(words.subList(weighted ? 1 : 0, words.size())));
    }
    return new Alternatives(List.copyOf(weights), List.copyOf(bodies));
  }

  List<String> draw(SplittableRandom random) {
    int left = random.nextInt(weights.stream().mapToInt(Integer::intValue).sum());
    int i = 0;
    while (left >= weights.get(i)) {
      left -= weights.get(i);
      i++;
    }
    return bodies.get(i);
  }

  Stream<String> words() {
    return bodies.stream().flatMap(List::stream);
  }
}
