package io.lrbench.trainer.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one process at a time download a blob. The system gives it back when its owner dies, however
 * that happens. It only saves work: what is stored is right without it, too.
 */
final class BlobLock implements Closeable {
  /** Of this process: closing a second channel of a file would give its lock back. */
  private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private BlobLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Whether a lock was taken. */
  enum Outcome {
    TAKEN,
    /** By another thread or process. */
    HELD,
    /** The file system knows no locks. */
    UNKNOWN
  }

  /**
   * What came of an attempt.
   *
   * @param lock to be closed; nothing where none was taken
   */
  record Attempt(Outcome outcome, Closeable lock) implements Closeable {
    @Override
    public void close() throws IOException {
      lock.close();
    }
  }

  static Attempt attempt(Path file) throws IOException {
    if (!OURS.add(file)) {
      return none(Outcome.HELD);
    }
    FileChannel channel = null;
    boolean taken = false;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      taken = lock != null;
      return taken ? new Attempt(Outcome.TAKEN, new BlobLock(file, channel)) : none(Outcome.HELD);
    } catch (NoLocksException e) {
      return none(Outcome.UNKNOWN);
    } finally {
      if (!taken) {
        OURS.remove(file);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  private static FileLock tryLock(FileChannel channel) throws NoLocksException {
    try {
      return channel.tryLock();
    } catch (IOException e) {
      throw new NoLocksException(e);
    }
  }

  private static Attempt none(Outcome outcome) {
    return new Attempt(outcome, () -> {});
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      OURS.remove(file);
    }
  }

  /** What a file system answers that cannot lock. */
  private static final class NoLocksException extends Exception {
    private static final long serialVersionUID = 1L;

    NoLocksException(IOException cause) {
      super(cause);
    }
  }
}
