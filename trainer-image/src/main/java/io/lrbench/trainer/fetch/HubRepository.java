package io.lrbench.trainer.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lrbench.place.HubPlace;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model or data set of the Hub, by the endpoints that huggingface_hub uses.
 *
 * @param endpoint without a slash at the end
 * @param token empty for none
 */
record HubRepository(HubPlace place, URI endpoint, String token, Http http) implements Origin {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String id() {
    String kind = place.kind() == HubPlace.Kind.DATASET ? "datasets--" : "models--";
    return kind + place.repository().replace("/", "--");
  }

  @Override
  public String shown() {
    return endpoint + "/" + folder() + place.repository();
  }

  @Override
  public String pinned() {
    return place.isPinned() ? place.revision() : "";
  }

  private String folder() {
    return place.kind() == HubPlace.Kind.DATASET ? "datasets/" : "";
  }

  @Override
  public Listing list() throws IOException {
    String api = place.kind() == HubPlace.Kind.DATASET ? "/api/datasets/" : "/api/models/";
    URI uri =
        URI.create(endpoint + api + place.repository() + "/revision/" + encoded(place.revision()));
    String what = shown() + " at revision " + place.revision();
    try (Body body = body(what, get(uri, Map.of()))) {
      JsonNode answer = JSON.readTree(body.stream());
      String commit = answer.path("sha").asText();
      if (!commit.matches("[0-9a-f]{40}")) {
        throw new IOException(what + ": the answer names no commit");
      }
      List<String> names = new ArrayList<>();
      answer.path("siblings").forEach(file -> names.add(file.path("rfilename").asText()));
      return new Listing(commit, names);
    }
  }

  /** Large files lie elsewhere; what they hash to and their size are told with the redirect. */
  @Override
  public RemoteFile describe(Listing listing, String name) throws IOException {
    URI uri = address(listing, name);
    Http.Answer answer = http.send("HEAD", uri, token, Map.of(), Http.Follow.HOME);
    answer.body().close();
    boolean linked = answer.headers().firstValue("x-linked-etag").isPresent();
    if (!answer.isRedirect()) {
      Statuses.good(name, answer);
    }
    String tag = plain(answer.header(linked ? "x-linked-etag" : "etag"));
    long size = answer.number(linked ? "x-linked-size" : "content-length");
    return new RemoteFile(
        name,
        answer.isRedirect() && !linked ? -1 : size,
        tag,
        Checksum.ofTag(tag).stream().toList(),
        uri.toString());
  }

  /** Without the marks of a weak or quoted tag. */
  private static String plain(String tag) {
    return tag.replaceAll("^(W/)?\"|\"$", "");
  }

  @Override
  public Body open(Listing listing, RemoteFile file, long from) throws IOException {
    Map<String, String> range = from == 0 ? Map.of() : Map.of("range", "bytes=" + from + "-");
    return body(file.name(), get(address(listing, file.name()), range));
  }

  private URI address(Listing listing, String name) {
    String path =
        Stream.of(name.split("/")).map(HubRepository::encoded).collect(Collectors.joining("/"));
    return URI.create(shown() + "/resolve/" + listing.version() + "/" + path);
  }

  private Http.Answer get(URI uri, Map<String, String> headers) throws IOException {
    return http.send("GET", uri, token, headers, Http.Follow.ALL);
  }

  private static Body body(String what, Http.Answer answer) throws IOException {
    return Ranges.body(Statuses.good(what, answer));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
