package io.lrbench.trainer.pretrain;

/** Words as a writer sets them: blanks between words, none before a stop, capitals after one. */
final class Prose {
  private static final String STOPS = ".,;:?!";
  private static final String ENDS = ".?!";

  private final StringBuilder text = new StringBuilder();
  private boolean capital = true;

  void add(String word) {
    boolean stop = STOPS.contains(word);
    if (!text.isEmpty() && !stop) {
      text.append(' ');
    }
    text.append(capital ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word);
    capital = ENDS.contains(word);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
