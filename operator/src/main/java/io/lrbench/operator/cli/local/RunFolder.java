package io.lrbench.operator.cli.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Where one run of the local cluster keeps its files.
 *
 * @param folder temporary; removed after a run that needs no explanation
 * @param owner locked as long as this process lives, whatever ends it
 */
public record RunFolder(Path folder, FileChannel owner) {
  private static final String PREFIX = "lrbench-";
  private static final String UNOWNED = "lrbench.new-";
  private static final String OWNER = "owner";
  private static final int TRIES = 30;
  private static final long PAUSE_MILLIS = 100;

  /** A new one; folders of processes that were killed are removed. */
  public static RunFolder create() throws IOException {
    return createIn(Path.of(System.getProperty("java.io.tmpdir")));
  }

  static RunFolder createIn(Path parent) throws IOException {
    removeLeftovers(parent);
    Path fresh = Files.createTempDirectory(parent, UNOWNED);
    FileChannel owner =
        FileChannel.open(
            fresh.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    owner.lock();
    // Only now others may look at it: what nobody has locked is a leftover.
    String number = fresh.getFileName().toString().substring(UNOWNED.length());
    RunFolder created = new RunFolder(Files.move(fresh, parent.resolve(PREFIX + number)), owner);
    Files.createDirectories(created.pods());
    Files.createDirectories(created.trials());
    return created;
  }

  private static void removeLeftovers(Path parent) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path folder : folders) {
        removeLeftover(folder);
      }
    }
  }

  /** Leaves folders without an owner's file, and those of other users. */
  private static void removeLeftover(Path folder) {
    try (FileChannel owner = FileChannel.open(folder.resolve(OWNER), StandardOpenOption.WRITE);
        FileLock lock = owner.tryLock()) {
      if (lock != null) {
        delete(folder);
      }
    } catch (IOException | OverlappingFileLockException e) {
      return; // not ours, or in use
    }
  }

  /** Each pod's folder and log. */
  public Path pods() {
    return folder.resolve("pods");
  }

  /** A curve and a result for each trial, as the trainer writes them. */
  public Path trials() {
    return folder.resolve("trials");
  }

  /** What trials have reached, so that another pod goes on with them. */
  public Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  public Path operatorLog() {
    return folder.resolve("operator.log");
  }

  /** Leaves it to the user: no later start removes it. */
  public void keep() throws IOException {
    Files.deleteIfExists(folder.resolve(OWNER));
  }

  /** Removes everything, again where processes that are ending still write. */
  public void remove() throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        delete(folder);
        return;
      } catch (IOException e) {
        if (tries == TRIES) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException problem)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
