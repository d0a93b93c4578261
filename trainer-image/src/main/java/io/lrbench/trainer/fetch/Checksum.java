package io.lrbench.trainer.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a file's content has to hash to, and its name in the cache.
 *
 * @param hex lower-case digits
 */
record Checksum(Kind kind, String hex) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
  private static final int BUFFER = 1 << 20;

  /** How it is computed. */
  enum Kind {
    /** SHA-256 of the content: large files of the Hub. */
    SHA256("SHA-256"),
    /** SHA-1 of {@code blob}, the length, a zero byte and the content, as Git names a file. */
    GIT("SHA-1"),
    /** MD5 of the content: what stores give as the ETag of an object in one part. */
    MD5("MD5");

    private final String algorithm;

    Kind(String algorithm) {
      this.algorithm = algorithm;
    }
  }

  static Checksum sha256(String hex) {
    return new Checksum(Kind.SHA256, hex);
  }

  /** The checksum that an ETag of the Hub is. */
  static Optional<Checksum> ofTag(String tag) {
    if (SHA256.matcher(tag).matches()) {
      return Optional.of(sha256(tag));
    }
    return SHA1.matcher(tag).matches()
        ? Optional.of(new Checksum(Kind.GIT, tag))
        : Optional.empty();
  }

  /** The checksum that an ETag of a store is, where the object is not encrypted by a key. */
  static Optional<Checksum> ofPart(String tag) {
    return MD5.matcher(tag).matches() ? Optional.of(new Checksum(Kind.MD5, tag)) : Optional.empty();
  }

  /** Whether contents of one checksum are taken for the same. */
  boolean isName() {
    return kind != Kind.MD5;
  }

  /** Of a text; for names. */
  static String ofText(String text) {
    return hex(digest(Kind.SHA256).digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The checksum of the same kind that a file has. */
  String actual(Path file) throws IOException {
    MessageDigest digest = digest(kind);
    if (kind == Kind.GIT) {
      digest.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.UTF_8));
    }
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return hex(digest.digest());
  }

  private static MessageDigest digest(Kind kind) {
    try {
      return MessageDigest.getInstance(kind.algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + kind.algorithm, e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
