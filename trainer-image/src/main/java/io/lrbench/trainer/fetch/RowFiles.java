package io.lrbench.trainer.fetch;

import io.lrbench.trainer.SplitName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files of rows: those of some splits, which names of files and folders tell as they do for the
 * datasets library, and of one format where several hold the same.
 *
 * @param use what the rows are for
 */
record RowFiles(Use use) implements Selection {
  private static final List<String> FORMATS =
      List.of(".parquet", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".txt");

  /** Descriptions of data sets, which are JSON and hold no rows. */
  private static final Set<String> ASIDE =
      Set.of("dataset_infos.json", "dataset_info.json", "dataset_dict.json", "state.json");

  /** What rows are for, with the splits that are loaded for it. */
  enum Use {
    TRAIN,
    EVALUATION,
    /** A set with held-out rows of its own; questions, and solved ones in front of them. */
    ALL;

    private List<SplitName> splits() {
      return switch (this) {
        case TRAIN -> List.of(SplitName.TRAIN);
        case EVALUATION -> List.of(SplitName.VALIDATION, SplitName.TEST);
        case ALL -> List.of(SplitName.values());
      };
    }
  }

  @Override
  public String name() {
    return use.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean takesFile() {
    return true;
  }

  @Override
  public List<String> of(Offer from) {
    List<String> rows = from.names().stream().filter(name -> holdsRows(name)).toList();
    if (rows.isEmpty()) {
      throw from.lacks("files of rows, " + String.join(", ", FORMATS), "correct the path");
    }
    List<String> wanted = ofFirstFormat(ofSplits(from, rows));
    requireOneTable(from, wanted);
    return wanted;
  }

  /** Where no name tells a split, all rows are of every split. */
  private List<String> ofSplits(Offer from, List<String> rows) {
    List<String> named = rows.stream().filter(name -> isOf(name, use.splits())).toList();
    if (!named.isEmpty()) {
      return named;
    }
    List<String> unnamed =
        rows.stream().filter(name -> !isOf(name, List.of(SplitName.values()))).toList();
    if (unnamed.isEmpty()) {
      throw from.lacks(
          "rows for " + (use == Use.TRAIN ? "training" : "evaluation"),
          "add the path of a file to the URI");
    }
    return unnamed;
  }

  private static boolean isOf(String name, List<SplitName> splits) {
    return splits.stream().anyMatch(split -> split.isIn(name));
  }

  private static List<String> ofFirstFormat(List<String> names) {
    String format =
        FORMATS.stream()
            .filter(suffix -> names.stream().anyMatch(name -> hasFormat(name, suffix)))
            .findFirst()
            .orElseThrow();
    return names.stream().filter(name -> hasFormat(name, format)).sorted().toList();
  }

  /** Parts of one table lie in one folder; others are other tables of the data set. */
  private void requireOneTable(Offer from, List<String> wanted) {
    for (SplitName split : SplitName.values()) {
      Set<String> folders =
          new TreeSet<>(wanted.stream().filter(split::isIn).map(RowFiles::folder).toList());
      if (folders.size() > 1) {
        throw from.lacks(
            "one table of rows",
            "several, in " + String.join(", ", folders),
            "add one of these folders to the URI");
      }
    }
  }

  private static boolean holdsRows(String name) {
    String plain = name.substring(name.lastIndexOf('/') + 1);
    return FORMATS.stream().anyMatch(format -> hasFormat(plain, format)) && !ASIDE.contains(plain);
  }

  private static boolean hasFormat(String name, String format) {
    return name.endsWith(format) || name.endsWith(format + ".gz");
  }

  private static String folder(String name) {
    return name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : ".";
  }
}
