package io.lrbench.trainer.data;

import io.lrbench.trainer.InputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Paths behind {@code file:} URIs; relative ones start at the files folder. */
public final class FileUri {
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
  public static Path resolve(String field, String uri, Path files) {
    if (!uri.startsWith(SCHEME)) {
      throw new InputException(
          field, "a file: URI", uri, "write file: and the path of a local file or folder");
    }
    String path = uri.substring(SCHEME.length());
    if (path.startsWith("//")) {
      path = path.substring(2);
    }
    // URLDecoder reads + as a space, which a path's + is not.
    path = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    Path resolved = files.resolve(path).normalize();
    if (!Files.exists(resolved)) {
      throw new InputException(
          field, "a file or folder at " + resolved, "nothing there", "correct the path " + uri);
    }
    return resolved;
  }
}
