package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The rows of a data set's files, read one by one: JSON, JSON lines, CSV, TSV, Parquet.
 *
 * <p>A row that cannot be read is an {@link InputException} which names file and line or row.
 */
public final class Rows implements Iterator<Row>, AutoCloseable {
  private final Deque<Path> files;
  private Optional<RowReader> open = Optional.empty();
  private Optional<Row> row = Optional.empty();
  private Path file;

  private Rows(List<Path> files) {
    this.files = new ArrayDeque<>(files);
    this.file = files.get(0);
  }

  /**
   * The rows of a file, or of a split's files in a folder.
   *
   * @throws InputException there is none that can be read
   */
  public static Rows open(Path path, Split split) {
    return new Rows(split.files(path));
  }

  @Override
  public boolean hasNext() {
    try {
      while (row.isEmpty() && (open.isPresent() || !files.isEmpty())) {
        if (open.isEmpty()) {
          file = files.remove();
          open = Optional.of(reader(file));
        }
        row = open.get().next();
        if (row.isEmpty()) {
          close();
        }
      }
      return row.isPresent();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row next = row.orElseThrow();
    row = Optional.empty();
    return next;
  }

  private RowReader reader(Path path) throws IOException {
    return RowFormat.of(path)
        .orElseThrow(
            () ->
                new InputException(
                    path.toString(),
                    "a file of rows that ends with " + RowFormat.known(),
                    "another ending",
                    "name it by what it holds"))
        .open(path);
  }

  @Override
  public void close() {
    try {
      if (open.isPresent()) {
        open.get().close();
      }
      open = Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private InputException unreadable(IOException e) {
    return new InputException(
        file.toString(), "a readable file", e.toString(), "check dataset.uri");
  }
}
