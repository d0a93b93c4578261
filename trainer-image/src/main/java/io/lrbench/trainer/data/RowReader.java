package io.lrbench.trainer.data;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The rows of one open file, one after the other. */
interface RowReader extends Closeable {
  /**
   * The next row; empty behind the last.
   *
   * @throws io.lrbench.trainer.InputException the row is broken
   */
  Optional<Row> next() throws IOException;
}
