package io.lrbench.trainer.fetch;

import io.lrbench.trainer.InputException;
import java.util.List;

/** Which files of many are needed. */
public interface Selection {
  /** Names the folder that holds them and nothing else. */
  String name();

  /**
   * The needed ones.
   *
   * @param from what they are chosen from
   * @throws InputException they are not all there
   */
  List<String> of(Offer from);

  /** Whether a file alone can be it; else a folder is needed. */
  boolean takesFile();

  /**
   * Files to choose from.
   *
   * @param field of the manifest
   * @param place for messages
   * @param names paths of files below the folder that the manifest names
   */
  record Offer(String field, String place, List<String> names) {
    public Offer {
      names = List.copyOf(names);
    }

    InputException lacks(String expected, String remedy) {
      return lacks(expected, shown(), remedy);
    }

    InputException lacks(String expected, String found, String remedy) {
      return new InputException(field, expected + " at " + place, found, remedy);
    }

    private String shown() {
      if (names.isEmpty()) {
        return "no file";
      }
      String first = String.join(", ", names.subList(0, Math.min(5, names.size())));
      return names.size() <= 5 ? first : first + " and " + (names.size() - 5) + " more";
    }
  }
}
