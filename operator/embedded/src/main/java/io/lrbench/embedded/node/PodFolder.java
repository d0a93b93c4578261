package io.lrbench.embedded.node;

import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one pod: its log, its termination message and the folder it runs in. */
record PodFolder(Path root) {
  private static final int LONGEST_MESSAGE = 4096;
  private static final int LONGEST_FALLBACK = 2048;

  static PodFolder of(Path workDirectory, Pod pod) {
    String namespace = pod.getMetadata().getNamespace();
    return new PodFolder(
        workDirectory.toAbsolutePath().resolve(namespace).resolve(pod.getMetadata().getName()));
  }

  Path log() {
    return root.resolve("log");
  }

  Path terminationLog() {
    return root.resolve("termination-log");
  }

  Path work() {
    return root.resolve("work");
  }

  void make() throws IOException {
    Files.createDirectories(work());
    Files.write(log(), new byte[0]);
    Files.deleteIfExists(terminationLog());
  }

  /** The termination message, or the end of the log where the policy falls back to it. */
  String message(boolean fallBackToLog) throws IOException {
    if (Files.exists(terminationLog()) && Files.size(terminationLog()) > 0) {
      return end(terminationLog(), LONGEST_MESSAGE);
    }
    if (!fallBackToLog) {
      return "";
    }
    return end(log(), LONGEST_FALLBACK);
  }

  /** The kubelet, too, keeps the end of what is too long. */
  private static String end(Path path, int longest) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(longest, file.length())];
      file.seek(file.length() - bytes.length);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
