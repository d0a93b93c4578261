package io.lrbench.place;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository of the Hugging Face Hub, or a folder or file in it, spelled as huggingface_hub's
 * HfFileSystem does: {@code hf://[datasets/]owner/name[@revision][/path]}.
 *
 * @param repository owner and name
 * @param revision branch, tag or commit
 * @param path within the repository; empty for all of it
 */
public record HubPlace(Kind kind, String repository, String revision, String path)
    implements Place {
  /** The branch that a repository begins with. */
  public static final String MAIN = "main";

  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,95}";

  /** Names of references may hold slashes where the Hub itself makes them. */
  private static final Pattern URI =
      Pattern.compile(
          "hf://(datasets/|models/)?("
              + NAME
              + "/"
              + NAME
              + ")(?:@(refs/(?:pr|convert)/[^/@]+|[^/@]+))?(?:/(.*))?");

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  /** What a repository holds. */
  public enum Kind {
    MODEL,
    DATASET
  }

  static HubPlace parse(String uri) {
    Matcher parts = URI.matcher(uri);
    if (!parts.matches() || parts.group(2).matches("(datasets|models|spaces)/.*")) {
      throw new InvalidPlaceException(
          uri.startsWith("hf://datasets/")
              ? "write hf://datasets/owner/name, with @revision and /path where they are needed"
              : "write hf://owner/name, with @revision and /path where they are needed");
    }
    String revision = parts.group(3) == null ? MAIN : decoded(parts.group(3));
    String path = parts.group(4) == null ? "" : parts.group(4).replaceAll("/+$", "");
    if (!path.isEmpty() && !Place.isPlain(path)) {
      throw new InvalidPlaceException("write a path of plain names, without . or ..");
    }
    Kind kind = "datasets/".equals(parts.group(1)) ? Kind.DATASET : Kind.MODEL;
    return new HubPlace(kind, parts.group(2), revision, path);
  }

  private static String decoded(String revision) {
    try {
      return URLDecoder.decode(revision.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new InvalidPlaceException("write %25 for a percent sign in a revision");
    }
  }

  /** Whether the revision is a commit, which never changes. */
  public boolean isPinned() {
    return COMMIT.matcher(revision).matches();
  }
}
