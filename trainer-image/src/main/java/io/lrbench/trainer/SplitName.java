package io.lrbench.trainer;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parts of data sets, by the words that tell them in names of files and folders, as the Hub's data
 * sets have them (datasets/data_files.py).
 */
public enum SplitName {
  TRAIN("train|training"),
  VALIDATION("validation|valid|dev|val"),
  TEST("test|testing|eval|evaluation");

  private final Pattern words;

  SplitName(String words) {
    this.words = Pattern.compile("(^|[-._ 0-9/])(" + words + ")($|[-._ 0-9/])");
  }

  /**
   * Whether a name tells this part.
   *
   * @param path of a file, with slashes
   */
  public boolean isIn(String path) {
    return words.matcher(path.toLowerCase(Locale.ROOT)).find();
  }
}
