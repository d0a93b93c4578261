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

  /** Its columns; empty where there is no whole header. */
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
      return CurveRows.isHeader(columns) ? columns : List.of();
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
   * Adds rows that follow what is there, and columns that it has not yet, to a file of whole rows.
   */
  void append(CurveRows rows) throws IOException {
    List<String> columns = new ArrayList<>(columns());
    int before = columns.size();
    rows.columns().stream().filter(column -> !columns.contains(column)).forEach(columns::add);
    Files.createDirectories(path.getParent());
    if (before > 0 && columns.size() > before) {
      widen(columns, before);
    }
    Files.writeString(
        path,
        (before == 0 ? String.join(",", columns) + "\n" : "") + rows.after(next(), columns),
        StandardCharsets.US_ASCII,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
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
