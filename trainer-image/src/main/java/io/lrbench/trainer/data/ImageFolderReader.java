package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder for each class with its images: {@code train/<class>/<image>} and, where there is one, a
 * split {@code test}, {@code val} or {@code validation} of the same classes. Classes count in
 * alphabetical order. Images come in turns, the first of every class, then the second, so that the
 * first n of them are of all classes.
 */
final class ImageFolderReader {
  private static final List<String> TEST_SPLITS = List.of("test", "val", "validation");
  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".bmp", ".gif");

  private final Path folder;
  private final ImageDecoder decoder;

  ImageFolderReader(Path folder, ImageDecoder decoder) {
    this.folder = folder;
    this.decoder = decoder;
  }

  ImageSplit train() {
    Path train = folder.resolve("train");
    if (!Files.isDirectory(train)) {
      throw new InputException(
          folder.toString(),
          "a folder train with a folder of images for each class",
          Files.isDirectory(folder) ? "none" : "no such folder",
          "point dataset.uri at the folder that holds train");
    }
    return read(train, subfolders(train));
  }

  /** The split that is evaluated on; empty where there is none. */
  Optional<ImageSplit> test() {
    List<String> classes = subfolders(folder.resolve("train"));
    return TEST_SPLITS.stream()
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .findFirst()
        .map(split -> read(split, classes));
  }

  private ImageSplit read(Path split, List<String> classes) {
    for (String name : subfolders(split)) {
      if (!classes.contains(name)) {
        throw new InputException(
            split.resolve(name).toString(),
            "one of the classes of the training split, " + classes,
            name,
            "rename or remove that folder");
      }
    }
    List<List<Path>> byClass = classes.stream().map(c -> images(split.resolve(c))).toList();
    int turns = byClass.stream().mapToInt(List::size).max().orElse(0);
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      for (int label = 0; label < byClass.size(); label++) {
        if (turn < byClass.get(label).size()) {
          files.add(byClass.get(label).get(turn));
          labels.add(label);
        }
      }
    }
    if (files.isEmpty()) {
      throw new InputException(
          split.toString(), "images that end in " + ENDINGS, "none", "check dataset.uri");
    }
    return decoder.decode(files, labels.stream().mapToInt(Integer::intValue).toArray());
  }

  private static List<String> subfolders(Path folder) {
    return entries(folder).filter(Files::isDirectory).map(p -> p.getFileName().toString()).toList();
  }

  private static List<Path> images(Path folder) {
    return !Files.isDirectory(folder)
        ? List.of()
        : entries(folder).filter(ImageFolderReader::isImage).toList();
  }

  private static boolean isImage(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** Sorted, without hidden ones. */
  private static Stream<Path> entries(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all
          .filter(p -> !p.getFileName().toString().startsWith("."))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new InputException(
          folder.toString(), "a readable folder", e.toString(), "check dataset.uri");
    }
  }
}
