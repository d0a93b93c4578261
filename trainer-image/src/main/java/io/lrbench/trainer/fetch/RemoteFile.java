package io.lrbench.trainer.fetch;

import java.util.List;
import java.util.Optional;

/**
 * A file as a server describes it.
 *
 * @param name its path in what it belongs to
 * @param size in bytes; negative where the server does not say
 * @param tag the server's name for this content, such as an ETag; empty where it has none
 * @param checksums what the content has to hash to; none or one
 * @param source that together with the tag names the content, where no checksum does
 */
record RemoteFile(String name, long size, String tag, List<Checksum> checksums, String source) {
  RemoteFile {
    checksums = List.copyOf(checksums);
  }

  Optional<Checksum> checksum() {
    return checksums.stream().findFirst();
  }

  boolean hasSize() {
    return size >= 0;
  }

  /** Its name in the cache: one for all files of this content. */
  String blob() {
    return checksum()
        .filter(Checksum::isName)
        .map(sum -> (sum.kind() == Checksum.Kind.GIT ? "git-" : "sha256-") + sum.hex())
        .orElseGet(() -> "source-" + Checksum.ofText(source + "\n" + tag + "\n" + size));
  }
}
