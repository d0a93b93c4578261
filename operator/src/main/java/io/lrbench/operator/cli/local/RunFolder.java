package io.lrbench.operator.cli.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Where one run of the local cluster keeps its files.
 *
 * @param folder temporary; removed after a run that needs no explanation
 */
public record RunFolder(Path folder) {

  public static RunFolder create() throws IOException {
    RunFolder created = new RunFolder(Files.createTempDirectory("lrbench-"));
    Files.createDirectories(created.pods());
    Files.createDirectories(created.trials());
    return created;
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

  /** Removes everything; what another process still holds stays. */
  public void remove() throws IOException {
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
