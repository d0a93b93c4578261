package io.lrbench.place;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object of an S3 store, or all objects below a prefix.
 *
 * @param bucket the bucket's name
 * @param key of the object, or a prefix that ends where a folder would; without a slash at the end
 */
public record BucketPlace(String bucket, String key) implements Place {
  private static final Pattern URI = Pattern.compile("s3://([A-Za-z0-9][A-Za-z0-9._-]{2,62})/(.+)");

  static BucketPlace parse(String uri) {
    Matcher parts = URI.matcher(uri);
    String key = parts.matches() ? parts.group(2).replaceAll("/+$", "") : "";
    if (key.isEmpty() || !Place.isPlain(key)) {
      throw new InvalidPlaceException("write s3://bucket/key, or s3://bucket/prefix of a folder");
    }
    return new BucketPlace(parts.group(1), key);
  }
}
