package io.lrbench.trainer.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings one file into a part file, from where an earlier try had come to. */
record Download(Origin origin, Origin.Listing listing, Retries retries, Watcher watcher) {
  private static final int BUFFER = 1 << 18;
  private static final int HASH_TRIES = 2;

  /**
   * Returns when the part file holds all of the file, verified and on disk.
   *
   * @throws StatusException the server refuses
   * @throws WrongContentException the content is another than it has to be, also when loaded again
   * @throws UnreachableException it does not come
   */
  void into(Path part, RemoteFile file) throws IOException {
    for (int tries = 1; ; tries++) {
      complete(part, file);
      if (file.checksum().isEmpty()) {
        return;
      }
      Checksum expected = file.checksum().get();
      String actual = expected.actual(part);
      if (actual.equals(expected.hex())) {
        return;
      }
      Files.delete(part);
      if (tries == HASH_TRIES) {
        throw new WrongContentException(file.name(), expected, actual);
      }
      watcher.notice(file.name() + ": other content than its " + expected.kind() + "; once more");
    }
  }

  /** Bytes that came are no failure's: only tries in a row that brought nothing are counted. */
  private void complete(Path part, RemoteFile file) throws IOException {
    String what = origin.shown() + ", " + file.name();
    int failures = 0;
    while (true) {
      long before = length(part);
      try {
        append(part, file, before);
        return;
      } catch (IOException e) {
        failures = length(part) > before ? 1 : failures + 1;
        retries.failed(what, e, failures);
      }
    }
  }

  private void append(Path part, RemoteFile file, long from) throws IOException {
    if (file.hasSize() && from > file.size()) {
      Files.delete(part);
      throw new IOException("expected " + file.size() + " bytes, found " + from);
    }
    if (file.hasSize() && from == file.size() && Files.exists(part)) {
      return;
    }
    try (Body body = origin.open(listing, file, from);
        FileChannel out =
            FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (body.start() > from) {
        throw new IOException("the server begins at byte " + body.start() + ", not at " + from);
      }
      out.truncate(body.start());
      out.position(body.start());
      copy(body, out, file);
      out.force(true);
    }
    requireWhole(part, file);
  }

  private void copy(Body body, FileChannel out, RemoteFile file) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long of = file.hasSize() ? file.size() : body.size();
    for (int read = body.stream().read(buffer); read >= 0; read = body.stream().read(buffer)) {
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      watcher.fetched(file.name(), out.position(), of);
    }
    if (body.size() >= 0 && out.position() < body.size()) {
      throw new EOFException("the connection ended at byte " + out.position());
    }
  }

  private static void requireWhole(Path part, RemoteFile file) throws IOException {
    long length = Files.size(part);
    if (file.hasSize() && length != file.size()) {
      if (length > file.size()) {
        Files.delete(part);
      }
      throw new EOFException("expected " + file.size() + " bytes, found " + length);
    }
  }

  private static long length(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }
}
