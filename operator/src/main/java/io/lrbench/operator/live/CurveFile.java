package io.lrbench.operator.live;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A trial's curve in a file: a header, then each update once. What a crash or a full disk cut off
 * is cut away before more is added.
 */
record CurveFile(Path path) {
  /** Longer than the longest row. */
  private static final int END = 8192;

  long size() throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  /** The update after the last row; 0 where there is none. */
  long next() throws IOException {
    String end = end();
    int last = end.lastIndexOf('\n', Math.max(0, end.length() - 2));
    String row = end.substring(last + 1);
    int comma = row.indexOf(',');
    return last < 0 || comma < 0 ? 0 : Long.parseLong(row.substring(0, comma)) + 1;
  }

  /** The last whole rows of the file. */
  private String end() throws IOException {
    if (size() == 0) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      return end(file);
    }
  }

  private static String end(RandomAccessFile file) throws IOException {
    byte[] bytes = new byte[(int) Math.min(END, file.length())];
    file.seek(file.length() - bytes.length);
    file.readFully(bytes);
    String text = new String(bytes, StandardCharsets.US_ASCII);
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  /** Its columns, however many; empty where there is no whole header of a curve. */
  List<String> columns() throws IOException {
    if (size() == 0) {
      return List.of();
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(END, file.length())];
      file.readFully(bytes);
      String start = new String(bytes, StandardCharsets.US_ASCII);
      List<String> columns =
          Arrays.asList(start.substring(0, Math.max(0, start.indexOf('\n'))).split(",", -1));
      return CurveRows.beginsAsHeader(columns) ? columns : List.of();
    }
  }

  /** Leaves whole rows only, and nothing where there is no whole header. */
  void mend() throws IOException {
    if (size() > 0) {
      boolean isLost = columns().isEmpty();
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        long before = Math.max(0, file.length() - END);
        file.setLength(isLost ? 0 : before + end(file).length());
      }
    }
  }

  /**
   * What is to be added.
   *
   * @param columns of the file then
   * @param wider columns that each row which is there gets
   * @param text that follows what is there; empty where there is nothing to be added
   * @param size bytes of the file then
   */
  record Addition(List<String> columns, int wider, String text, long size) {}

  /**
   * Rows that follow what is there, and columns that it has not yet, for a file of whole rows.
   *
   * @throws RefusedException they are more columns than a curve may have
   */
  Addition addition(CurveRows rows) throws IOException, RefusedException {
    List<String> columns = new ArrayList<>(columns());
    int before = columns.size();
    rows.columns().stream().filter(column -> !columns.contains(column)).forEach(columns::add);
    int wider = columns.size() - before;
    if (wider > 0 && columns.size() > CurveRows.MOST_COLUMNS) {
      throw new RefusedException(
          RefusedException.BAD_REQUEST,
          "expected %d columns of a trial's curve at most, found %d with these, of which %d were told before; evaluate fewer metrics"
              .formatted(CurveRows.MOST_COLUMNS, columns.size(), before));
    }
    String header = String.join(",", columns) + "\n";
    String after = rows.after(next(), columns);
    if (before == 0) {
      return new Addition(columns, 0, header + after, header.length() + after.length());
    }
    if (after.isEmpty() || wider == 0) {
      return new Addition(columns, 0, after, size() + after.length());
    }
    int longer = header.length() - String.join(",", columns.subList(0, before)).length() - 1;
    return new Addition(
        columns, wider, after, size() + longer + wider * (lines() - 1) + after.length());
  }

  private long lines() throws IOException {
    try (Stream<String> lines = Files.lines(path, StandardCharsets.US_ASCII)) {
      return lines.count();
    }
  }

  /** Adds it to the file that it was worked out for. */
  void append(Addition addition) throws IOException {
    Files.createDirectories(path.getParent());
    if (addition.wider > 0) {
      widen(addition);
    }
    Files.writeString(
        path,
        addition.text,
        StandardCharsets.US_ASCII,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The same rows with more columns, which are empty. */
  private void widen(Addition addition) throws IOException {
    Path wider = path.resolveSibling(path.getFileName() + ".part");
    try {
      widen(addition, wider);
      Files.move(wider, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(wider);
    }
  }

  private void widen(Addition addition, Path wider) throws IOException {
    String empty = ",".repeat(addition.wider);
    try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.US_ASCII);
        BufferedWriter writer = Files.newBufferedWriter(wider, StandardCharsets.US_ASCII)) {
      reader.readLine();
      writer.write(String.join(",", addition.columns) + "\n");
      for (String row = reader.readLine(); row != null; row = reader.readLine()) {
        writer.write(row + empty + "\n");
      }
    }
  }
}
