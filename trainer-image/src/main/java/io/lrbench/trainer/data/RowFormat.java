package io.lrbench.trainer.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Kinds of files that hold rows, by the ending of their names; .gz may follow those of text. */
enum RowFormat {
  JSON("json|jsonl|ndjson"),
  CSV("csv"),
  TSV("tsv"),
  PARQUET("parquet");

  private static final String COMPRESSED = ".gz";
  private static final int BUFFER = 1 << 16;

  private final String endings;

  RowFormat(String endings) {
    this.endings = endings;
  }

  /** A file's kind; empty where its name has another ending. */
  static Optional<RowFormat> of(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(
            format ->
                name.matches(
                    ".*[.](" + format.endings + ")" + (format == PARQUET ? "" : "([.]gz)?")))
        .findFirst();
  }

  /** The endings that are read, for messages. */
  static String known() {
    return Arrays.stream(values())
        .map(format -> "." + format.endings.replace("|", ", ."))
        .collect(Collectors.joining(", "));
  }

  /** Opens a file of this kind. */
  RowReader open(Path file) throws IOException {
    return switch (this) {
      case JSON -> new JsonRows(file, stream(file));
      case CSV -> new CsvRows(file, stream(file), ',');
      case TSV -> new CsvRows(file, stream(file), '\t');
      case PARQUET -> new ParquetRows(file);
    };
  }

  private static InputStream stream(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    boolean compressed = file.toString().toLowerCase(Locale.ROOT).endsWith(COMPRESSED);
    return compressed ? new GZIPInputStream(in, BUFFER) : new BufferedInputStream(in);
  }
}
