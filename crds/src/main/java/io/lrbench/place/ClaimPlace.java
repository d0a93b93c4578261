package io.lrbench.place;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file or folder on a PersistentVolumeClaim of the benchmark's namespace.
 *
 * @param claim the claim's name
 * @param path on its volume; empty for all of it
 */
public record ClaimPlace(String claim, String path) implements Place {
  private static final Pattern URI =
      Pattern.compile("pvc://([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)(?:/(.*))?");

  static ClaimPlace parse(String uri) {
    Matcher parts = URI.matcher(uri);
    String path = !parts.matches() || parts.group(2) == null ? "" : parts.group(2);
    String plain = path.replaceAll("/+$", "");
    if (!parts.matches() || !(plain.isEmpty() || Place.isPlain(plain))) {
      throw new InvalidPlaceException("write pvc://claim/path, a path of plain names");
    }
    return new ClaimPlace(parts.group(1), plain);
  }
}
