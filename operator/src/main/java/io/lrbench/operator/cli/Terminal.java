package io.lrbench.operator.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** How wide the terminals are, which only the shell that started this process can tell. */
final class Terminal {
  private static final int PLAIN_WIDTH = 80;
  private static final int BUFFER = 1 << 16;

  private Terminal() {}

  /** Width of the terminal behind standard error; empty where it goes elsewhere. */
  static OptionalInt errorColumns() {
    return columns("LRBENCH_STDERR_COLUMNS");
  }

  /** Width to print for on standard output. */
  static int outputColumns() {
    return columns("LRBENCH_STDOUT_COLUMNS").orElse(PLAIN_WIDTH);
  }

  /** Standard error in UTF-8. */
  static PrintStream error() {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.err), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  /** The same for the command line's library. */
  static PrintWriter errorWriter() {
    return new PrintWriter(new OutputStreamWriter(error(), StandardCharsets.UTF_8), true);
  }

  /** Standard output in UTF-8, buffered, with the line ends of the format. */
  static PrintStream output() {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  /** Standard output for the command line's library. */
  static PrintWriter outputWriter() {
    return new PrintWriter(new OutputStreamWriter(output(), StandardCharsets.UTF_8), false);
  }

  private static OptionalInt columns(String variable) {
    String value = System.getenv(variable);
    if (value == null || !value.matches("[0-9]{1,5}")) {
      return OptionalInt.empty();
    }
    int columns = Integer.parseInt(value);
    return OptionalInt.of(columns == 0 ? PLAIN_WIDTH : columns);
  }
}
