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

/**
 * A trial's curve in a file: a header, then each update once. A row that a crash cut off is cut
 * away before the next one is added.
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

  /** Its columns; empty where there is no file yet. */
  List<String> columns() throws IOException {
    if (size() == 0) {
      return List.of();
    }
    try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.US_ASCII)) {
      return Arrays.asList(reader.readLine().split(",", -1));
    }
  }

  /** Adds rows that follow what is there, and columns that it has not yet. */
  void append(CurveRows rows) throws IOException {
    List<String> columns = new ArrayList<>(columns());
    int before = columns.size();
    rows.columns().stream().filter(column -> !columns.contains(column)).forEach(columns::add);
    if (before == 0) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, String.join(",", columns) + "\n", StandardCharsets.US_ASCII);
    } else {
      cutOff();
      if (columns.size() > before) {
        widen(columns, before);
      }
    }
    Files.writeString(
        path, rows.after(next(), columns), StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
  }

  /** Leaves whole rows only. */
  private void cutOff() throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      long before = Math.max(0, file.length() - END);
      file.setLength(before + end(file).length());
    }
  }

  /** The same rows with more columns, which are empty. */
  private void widen(List<String> columns, int before) throws IOException {
    Path wider = path.resolveSibling(path.getFileName() + ".part");
    String empty = ",".repeat(columns.size() - before);
    try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.US_ASCII);
        BufferedWriter writer = Files.newBufferedWriter(wider, StandardCharsets.US_ASCII)) {
      reader.readLine();
      writer.write(String.join(",", columns) + "\n");
      for (String row = reader.readLine(); row != null; row = reader.readLine()) {
        writer.write(row + empty + "\n");
      }
    }
    Files.move(wider, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
