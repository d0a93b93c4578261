package io.lrbench.trainer.fetch;

import io.lrbench.place.WebPlace;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One file behind a web address; its version is what the server's ETag or date says. */
record WebFile(WebPlace place, Http http) implements Origin {
  /** Some servers know no HEAD, and a signed address may allow GET only. */
  private static final Set<Integer> NO_HEAD = Set.of(400, 403, 405, 501);

  private static final int SHOWN = 40;

  @Override
  public String id() {
    return "web--" + Checksum.ofText(place.address().toString()).substring(0, SHOWN);
  }

  @Override
  public String shown() {
    return place.shown();
  }

  @Override
  public String pinned() {
    return place.sha256().isEmpty() ? "" : "sha256-" + place.sha256();
  }

  @Override
  public Listing list() throws IOException {
    RemoteFile file = ask();
    String version =
        place.sha256().isEmpty()
            ? Checksum.ofText(file.tag() + "\n" + file.size()).substring(0, SHOWN)
            : pinned();
    return new Listing(version, List.of(file.name()));
  }

  @Override
  public RemoteFile describe(Listing listing, String name) throws IOException {
    return ask();
  }

  private RemoteFile ask() throws IOException {
    Http.Answer answer = send("HEAD", Map.of());
    if (NO_HEAD.contains(answer.status())) {
      answer = send("GET", Map.of("range", "bytes=0-0"));
    }
    try (Body body = Ranges.body(Statuses.good(shown(), answer))) {
      String tag = answer.header("etag");
      return new RemoteFile(
          place.fileName(),
          body.size(),
          tag.isEmpty() ? answer.header("last-modified") : tag,
          place.sha256().isEmpty() ? List.of() : List.of(Checksum.sha256(place.sha256())),
          place.address().toString());
    }
  }

  /** Goes on only in the same content: else the server sends the whole new one. */
  @Override
  public Body open(Listing listing, RemoteFile file, long from) throws IOException {
    Map<String, String> headers =
        from == 0 || file.tag().isEmpty() || file.tag().startsWith("W/")
            ? Map.of()
            : Map.of("range", "bytes=" + from + "-", "if-range", file.tag());
    return Ranges.body(Statuses.good(shown(), send("GET", headers)));
  }

  private Http.Answer send(String method, Map<String, String> headers) throws IOException {
    return http.send(method, place.address(), "", headers, Http.Follow.ALL);
  }
}
