package io.lrbench.place;

/**
 * A file or folder that the trainer's machine has.
 *
 * @param path behind {@code file:}, as written; relative ones start at the files folder
 */
public record FilePlace(String path) implements Place {
  static FilePlace parse(String uri) {
    String path = uri.substring("file:".length());
    if (path.isEmpty()) {
      throw new InvalidPlaceException("write file: and the path of a file or folder");
    }
    if (path.startsWith("//") && !path.startsWith("///")) {
      throw new InvalidPlaceException("write file:/absolute/path: a file URI here has no host");
    }
    return new FilePlace(path);
  }

  public boolean isAbsolute() {
    return path.startsWith("/");
  }
}
