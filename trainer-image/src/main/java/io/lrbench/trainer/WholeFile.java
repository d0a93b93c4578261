package io.lrbench.trainer;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are written under another name of their folder, so that theirs is whole or absent. */
public final class WholeFile {
  private WholeFile() {}

  /** Gives a written file its name, in place of what had it, at once. */
  public static void replace(Path written, Path file) throws IOException {
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Like {@link #replace}, for content that is on the disk: afterwards its name is, too. */
  public static void publish(Path written, Path file) throws IOException {
    replace(written, file);
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true); // or a crash of the machine may bring back the file before
    }
  }
}
