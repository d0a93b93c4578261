package io.lrbench.place;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * One file behind a web address.
 *
 * @param address without a fragment
 * @param sha256 what the file has to hash to, 64 hexadecimal digits; empty where nobody says
 */
public record WebPlace(URI address, String sha256) implements Place {
  private static final String HASH = "sha256=";
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  static WebPlace parse(String uri) {
    int at = uri.indexOf('#');
    String fragment = at < 0 ? "" : uri.substring(at + 1);
    String sha256 = fragment.startsWith(HASH) ? fragment.substring(HASH.length()) : "";
    if (at >= 0 && !DIGITS.matcher(sha256).matches()) {
      throw new InvalidPlaceException("write #sha256= and 64 hexadecimal digits, or no fragment");
    }
    return new WebPlace(address(at < 0 ? uri : uri.substring(0, at)), sha256);
  }

  private static URI address(String text) {
    try {
      URI address = new URI(text);
      if (address.getHost() == null) {
        throw new InvalidPlaceException("write https:// with a host and a path");
      }
      if (address.getRawUserInfo() != null) {
        throw new InvalidPlaceException("write no password into a manifest: leave user@ out");
      }
      if (fileName(address).isEmpty()) {
        throw new InvalidPlaceException("write the address of one file, such as …/rows.jsonl");
      }
      return address;
    } catch (URISyntaxException e) {
      throw new InvalidPlaceException("write an https:// address, with %20 for a space");
    }
  }

  /** The path's last name. */
  public String fileName() {
    return fileName(address);
  }

  private static String fileName(URI address) {
    String path = address.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return Place.isPlain(name) ? name : "";
  }

  /** The address without its query, which may hold a signature. */
  public String shown() {
    return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
  }
}
