package io.lrbench.trainer.fetch;

import io.lrbench.place.FilePlace;
import io.lrbench.trainer.InputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Paths behind {@code file:} URIs; relative ones start at the files folder. */
final class FileUri {
  private FileUri() {}

  /**
   * The file or folder a field names.
   *
   * @param field where the URI stands, for messages
   * @param files what relative paths start at
   * @throws InputException nothing is there
   */
  static Path resolve(String field, FilePlace place, Path files) {
    String path = place.path();
    Path resolved = decoded(field, path.startsWith("///") ? path.substring(2) : path, files);
    if (!Files.exists(resolved)) {
      throw new InputException(
          field,
          "a file or folder at " + resolved,
          "nothing there",
          "correct the path file:" + path);
    }
    return resolved;
  }

  private static Path decoded(String field, String path, Path files) {
    try {
      // URLDecoder reads + as a space, which a path's + is not.
      String plain = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
      return files.resolve(plain).normalize();
    } catch (IllegalArgumentException e) {
      throw new InputException(
          field,
          "a path in which % stands before two hexadecimal digits",
          path,
          "write %25 for a percent sign");
    }
  }
}
