package io.lrbench.embedded.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All processes of a pod: the first one, its descendants and, on Linux, those that left the tree
 * but still carry the pod's mark in their environment.
 */
final class ProcessTree {
  /** The variable whose value, the pod's uid, marks every process of the pod. */
  static final String MARK = "LRBENCH_POD_UID";

  private static final Path PROC = Path.of("/proc");
  private static final long POLL_MILLIS = 20;

  private final ProcessHandle first;
  private final byte[] mark;

  ProcessTree(ProcessHandle first, String podUid) {
    this.first = first;
    this.mark = (MARK + "=" + podUid).getBytes(StandardCharsets.UTF_8);
  }

  /** Asks all to end, waits, then ends them by force. */
  void end(Duration grace) {
    Set<ProcessHandle> members = alive(members());
    members.forEach(ProcessHandle::destroy);
    Instant limit = Instant.now().plus(grace);
    while (!alive(members).isEmpty() && Instant.now().isBefore(limit)) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    members.addAll(members());
    alive(members).forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends by force what the first process left behind. */
  void endLeftovers() {
    marked().forEach(ProcessHandle::destroyForcibly);
  }

  private Set<ProcessHandle> members() {
    Set<ProcessHandle> members = first.descendants().collect(Collectors.toCollection(HashSet::new));
    members.add(first);
    members.addAll(marked());
    return members;
  }

  private static Set<ProcessHandle> alive(Set<ProcessHandle> members) {
    return members.stream()
        .filter(ProcessHandle::isAlive)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private Set<ProcessHandle> marked() {
    Set<ProcessHandle> found = new HashSet<>();
    if (!Files.isDirectory(PROC)) {
      return found;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        if (carriesMark(entry.resolve("environ"))) {
          long pid = Long.parseLong(entry.getFileName().toString());
          Optional<ProcessHandle> process = ProcessHandle.of(pid);
          process.ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      return found; // what cannot be listed cannot be ended
    }
    return found;
  }

  private boolean carriesMark(Path environ) {
    try {
      byte[] bytes = Files.readAllBytes(environ);
      for (int at = 0; at + mark.length <= bytes.length; at++) {
        int i = 0;
        while (i < mark.length && bytes[at + i] == mark[i]) {
          i++;
        }
        if (i == mark.length) {
          return true;
        }
      }
    } catch (IOException e) {
      return false; // another user's process, or one that has just ended
    }
    return false;
  }
}
