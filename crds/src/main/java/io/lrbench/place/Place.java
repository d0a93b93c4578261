package io.lrbench.place;

/** Where a model or data set lies. */
public sealed interface Place permits FilePlace, HubPlace, WebPlace, BucketPlace, ClaimPlace {
  /** The schemes that {@link #parse} knows, for messages. */
  String SCHEMES = "file: and a path, hf://, https://, s3:// or pvc://";

  /**
   * What a URI says.
   *
   * @throws InvalidPlaceException it is no such URI
   */
  static Place parse(String uri) {
    int colon = uri.indexOf(':');
    return switch (colon < 0 ? "" : uri.substring(0, colon)) {
      case "file" -> FilePlace.parse(uri);
      case "hf" -> HubPlace.parse(uri);
      case "https", "http" -> WebPlace.parse(uri);
      case "s3" -> BucketPlace.parse(uri);
      case "pvc" -> ClaimPlace.parse(uri);
      default -> throw new InvalidPlaceException("write a URI: " + SCHEMES);
    };
  }

  /** Whether a path stays in its folder: names between slashes, none of them . or .. */
  static boolean isPlain(String path) {
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0) {
        return false;
      }
    }
    return true;
  }
}
