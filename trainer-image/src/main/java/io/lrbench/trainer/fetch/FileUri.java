package io.lrbench.trainer.fetch;

import io.lrbench.trainer.InputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Paths behind {@code file:} URIs; relative ones start at the files folder. */
final class FileUri {
  private static final String SCHEME = "file:";

  private FileUri() {}

  /**
   * The file or folder a field names.
   *
   * @param field where the URI stands, for messages
   * @param uri {@code file:/absolute}, {@code file:///absolute} or {@code file:relative}
   * @param files what relative paths start at
   * @throws InputException another scheme, or nothing there
   */
  static Path resolve(String field, String uri, Path files) {
    if (!uri.startsWith(SCHEME)) {
      throw new InputException(
          field, "a file: URI", uri, "write file: and the path of a local file or folder");
    }
    String path = uri.substring(SCHEME.length());
    boolean namesHost = path.startsWith("//") && !path.startsWith("///");
    if (path.isEmpty() || namesHost) {
      throw new InputException(
          field,
          "file: and a path",
          path.isEmpty() ? "no path" : uri + ", which names a host",
          "write file:/folder/name for an absolute path, file:name for a relative one");
    }
    Path resolved = decoded(field, path.startsWith("///") ? path.substring(2) : path, files);
    if (!Files.exists(resolved)) {
      throw new InputException(
          field, "a file or folder at " + resolved, "nothing there", "correct the path " + uri);
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
