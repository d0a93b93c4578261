package io.lrbench.trainer.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Requests that follow redirects by themselves: a token goes to the server that it is meant for and
 * to no other.
 *
 * @param client follows nothing
 * @param quiet how long an answer, or the next bytes of a body, may take
 */
record Http(HttpClient client, Duration quiet) {
  private static final int MOST_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final String AGENT = "lrbench/0.1";

  /**
   * @param uri that answered in the end
   * @param moved whether that is another server than the one asked
   */
  record Answer(URI uri, boolean moved, int status, HttpHeaders headers, InputStream body) {
    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    long number(String name) {
      return headers.firstValueAsLong(name).orElse(-1);
    }

    boolean isRedirect() {
      return REDIRECTS.contains(status);
    }
  }

  /** Which redirects are followed. */
  enum Follow {
    /** Those to the server itself. */
    HOME,
    ALL
  }

  /**
   * @param proxies the way out; a machine's own properties where nobody sets one
   */
  static Http create(ProxySelector proxies, Duration quiet) {
    return new Http(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(15))
            .proxy(proxies)
            .build(),
        quiet);
  }

  /**
   * Sends a request.
   *
   * @param token for the asked server; empty for none
   * @param headers further ones, which go to every server
   * @return the answer, whatever its status; its body is to be closed
   */
  Answer send(String method, URI uri, String token, Map<String, String> headers, Follow follow)
      throws IOException {
    URI at = uri;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      boolean home = isSameServer(uri, at);
      HttpResponse<InputStream> response = exchange(method, at, home ? token : "", headers);
      InputStream body = new GuardedStream(response.body(), quiet);
      Answer answer = new Answer(at, !home, response.statusCode(), response.headers(), body);
      if (!answer.isRedirect()) {
        return answer;
      }
      URI next = target(at, answer);
      if (follow == Follow.HOME && !isSameServer(uri, next)) {
        return answer;
      }
      body.close();
      at = next;
    }
    throw new IOException(uri.getHost() + " redirects more than " + MOST_REDIRECTS + " times");
  }

  private static URI target(URI at, Answer answer) throws IOException {
    try {
      URI next = at.resolve(answer.header("location"));
      if (next.getHost() == null) {
        throw new IOException(at.getHost() + " redirects to nowhere");
      }
      if (at.getScheme().equals("https") && !"https".equals(next.getScheme())) {
        throw new IOException(at.getHost() + " redirects from https to " + next.getScheme());
      }
      return next;
    } catch (IllegalArgumentException e) {
      throw new IOException(at.getHost() + " redirects to no address", e);
    }
  }

  private HttpResponse<InputStream> exchange(
      String method, URI uri, String token, Map<String, String> headers) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(quiet)
            .header("user-agent", AGENT)
            .header("accept-encoding", "identity");
    headers.forEach(request::header);
    if (!token.isEmpty()) {
      request.header("authorization", "Bearer " + token);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static boolean isSameServer(URI a, URI b) {
    return a.getScheme().equals(b.getScheme())
        && a.getHost().equalsIgnoreCase(b.getHost())
        && port(a) == port(b);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
