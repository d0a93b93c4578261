package io.lrbench.trainer.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of a file from one position to its end.
 *
 * @param start where they begin, which is 0 where a server cannot begin elsewhere
 * @param size of the whole file; negative where the server does not say
 */
record Body(InputStream stream, long start, long size) implements Closeable {
  @Override
  public void close() throws IOException {
    stream.close();
  }
}
