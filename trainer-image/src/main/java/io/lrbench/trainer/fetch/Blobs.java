package io.lrbench.trainer.fetch;

import io.lrbench.trainer.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * Files by their content, which many processes share: whole and verified, or not there.
 *
 * @param cache the cache's folder
 * @param patience how long a download of another process may stand still before it is passed
 */
record Blobs(Path cache, Duration patience, Watcher watcher) {
  private static final long POLL_MILLIS = 100;

  /** The file of this content; downloads it where it is not there yet. */
  Path get(RemoteFile file, Download download) throws IOException {
    Path blob = folder("blobs").resolve(file.blob());
    Path part = folder("parts").resolve(file.blob());
    Path lock = folder("locks").resolve(file.blob());
    Standstill standstill = new Standstill(part, patience);
    boolean told = false;
    while (!Files.exists(blob)) {
      try (BlobLock.Attempt attempt = BlobLock.attempt(lock)) {
        if (attempt.outcome() == BlobLock.Outcome.TAKEN) {
          if (!Files.exists(blob)) {
            download.into(part, file);
            WholeFile.publish(part, blob);
          }
        } else if (attempt.outcome() == BlobLock.Outcome.UNKNOWN || standstill.lasts()) {
          alone(part, blob, file, download);
        } else if (!told) {
          watcher.notice(file.name() + ": another process downloads it; waiting");
          told = true;
        }
      }
      pause(blob);
    }
    return blob;
  }

  boolean has(RemoteFile file) {
    return Files.exists(cache.resolve("blobs").resolve(file.blob()));
  }

  /** Into a part file of its own, so that nobody else's work can mix with it. */
  private static void alone(Path part, Path blob, RemoteFile file, Download download)
      throws IOException {
    Path own = part.resolveSibling(part.getFileName() + "." + UUID.randomUUID());
    try {
      download.into(own, file);
      WholeFile.publish(own, blob);
    } finally {
      Files.deleteIfExists(own);
    }
  }

  private static void pause(Path blob) {
    if (Files.exists(blob)) {
      return;
    }
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted while another process downloads", e);
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(cache.resolve(name));
  }
}
