package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import io.lrbench.trainer.SplitName;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which of a folder's files belong together, by their names and those of their folders. */
public enum Split {
  /** What is learned from; everything in a folder that names no split. */
  TRAIN(SplitName.TRAIN),
  VALIDATION(SplitName.VALIDATION),
  TEST(SplitName.TEST);

  private static final int DEPTH = 4;

  /** Descriptions that lie beside data. */
  private static final List<String> NO_DATA =
      List.of("dataset_infos.json", "dataset_info.json", "config.json", "state.json");

  private final SplitName name;

  Split(SplitName name) {
    this.name = name;
  }

  /**
   * The files of this split, sorted; a file is all of every split.
   *
   * @throws InputException there are none, or of several kinds or folders
   */
  public List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    List<Path> all = rowFiles(path);
    List<Path> named = all.stream().filter(file -> of(path, file)).toList();
    boolean unnamed = Arrays.stream(values()).noneMatch(split -> split.in(path, all));
    List<Path> files = named.isEmpty() && unnamed ? all : named;
    if (files.isEmpty()) {
      throw new InputException(
          path.toString(),
          "files of rows (" + RowFormat.known() + ") with " + word() + " in their names",
          all.isEmpty() ? "none" : names(path, all),
          "name a file or another folder");
    }
    requireOneTable(path, files);
    return files;
  }

  /** Whether a folder has files of this split by name. */
  public boolean isIn(Path path) {
    return Files.isDirectory(path) && in(path, rowFiles(path));
  }

  /** What is evaluated on: a folder's validation split, else its test split, else all of it. */
  static Split heldOut(Path path) {
    return VALIDATION.isIn(path) ? VALIDATION : TEST;
  }

  /** Whether a folder has files to evaluate on beside those to train on. */
  public static boolean hasHeldOut(Path path) {
    return heldOut(path).isIn(path) && TRAIN.isIn(path);
  }

  private boolean in(Path folder, List<Path> files) {
    return files.stream().anyMatch(file -> of(folder, file));
  }

  private boolean of(Path folder, Path file) {
    return name.isIn(folder.relativize(file).toString().replace('\\', '/'));
  }

  private static List<Path> rowFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> RowFormat.of(file).isPresent())
          .filter(file -> !NO_DATA.contains(file.getFileName().toString()))
          .filter(file -> !folder.relativize(file).toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new InputException(
          folder.toString(), "a readable folder", e.toString(), "check dataset.uri");
    }
  }

  /** Parts of one table lie in one folder and are of one kind; others are other tables. */
  private static void requireOneTable(Path folder, List<Path> files) {
    if (files.stream().map(Path::getParent).distinct().count() > 1) {
      String parents =
          files.stream()
              .map(file -> folder.relativize(file.getParent()).toString())
              .distinct()
              .collect(Collectors.joining(", "));
      throw new InputException(
          folder.toString(), "one folder with data", parents, "name one of them");
    }
    if (files.stream().map(RowFormat::of).distinct().count() > 1) {
      throw new InputException(
          folder.toString(), "files of one kind", names(folder, files), "name one of them");
    }
  }

  private static String names(Path folder, List<Path> files) {
    return files.stream()
        .map(file -> folder.relativize(file).toString())
        .limit(6)
        .collect(Collectors.joining(", "));
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
