package io.lrbench.operator.fuzz;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** What trainers would be given for the manifests that run, for the trainer's own tests to read. */
final class PackCorpus {
  private static final Path FILE =
      Path.of("../trainer-image/src/test/resources/packs/accepted.jsonl.gz");

  private PackCorpus() {}

  /** A line a pack, each once. */
  static void write(List<Judged> judged) throws IOException {
    Set<String> lines = new LinkedHashSet<>();
    for (Judged one : judged) {
      if (one.planned().isPresent()) {
        lines.add(one.planned().get().pack());
      }
    }
    Files.createDirectories(FILE.getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(FILE))) {
      out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
  }
}
