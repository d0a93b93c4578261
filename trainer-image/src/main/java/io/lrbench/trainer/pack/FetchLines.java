package io.lrbench.trainer.pack;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.trainer.fetch.Watcher;
import java.io.PrintStream;

/** Downloads as JSON lines: at most one a second, one for every file's end, one a notice. */
final class FetchLines implements Watcher {
  private static final long INTERVAL_NANOS = 1_000_000_000;

  private final PrintStream out;
  private long next = System.nanoTime();

  FetchLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void fetched(String file, long bytes, long of) {
    long now = System.nanoTime();
    if (now - next >= 0 || bytes == of) {
      next = now + INTERVAL_NANOS;
      out.println(
          new ObjectMapper()
              .createObjectNode()
              .put("fetch", file)
              .put("bytes", bytes)
              .put("of", of < 0 ? null : of));
    }
  }

  @Override
  public void notice(String text) {
    out.println(new ObjectMapper().createObjectNode().put("notice", text));
  }
}
