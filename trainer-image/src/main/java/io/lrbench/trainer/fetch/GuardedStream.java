package io.lrbench.trainer.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A body that ends with an error where nothing comes for a while: HttpClient waits for ever. */
final class GuardedStream extends FilterInputStream {
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "quiet-connections");
            thread.setDaemon(true);
            return thread;
          });

  private final Duration quiet;

  GuardedStream(InputStream in, Duration quiet) {
    super(in);
    this.quiet = quiet;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    ScheduledFuture<?> guard =
        CLOCK.schedule(this::giveUp, quiet.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return in.read(bytes, offset, length);
    } finally {
      guard.cancel(false);
    }
  }

  /** Closed by another thread, the body's reader gets an exception. */
  private void giveUp() {
    try {
      in.close();
    } catch (IOException e) {
      return; // then the reader has it, too
    }
  }
}
