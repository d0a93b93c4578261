package io.lrbench.embedded.http;

import io.lrbench.embedded.problem.ApiProblem;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses what a web page in a browser on this machine could send: foreign Host names (DNS
 * rebinding), an Origin, and bodies of the types that need no preflight.
 */
final class Loopback {
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost");

  /** The client library's WebSockets name the server itself as their origin. */
  private static final Set<String> OWN_ORIGINS = Set.of("", "127.0.0.1", "localhost");

  private static final Set<String> SIMPLE_TYPES =
      Set.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data");

  private Loopback() {}

  static void check(HttpServerRequest request) {
    String host = Optional.ofNullable(request.getHeader("host")).orElse("");
    String name = host.contains(":") ? host.substring(0, host.lastIndexOf(':')) : host;
    String origin =
        Optional.ofNullable(request.getHeader("origin")).map(Loopback::hostOf).orElse("");
    String type = mediaType(request);
    if (!HOSTS.contains(name) || !OWN_ORIGINS.contains(origin)) {
      throw new ApiProblem(
          403,
          "Forbidden",
          "this API answers only to Host 127.0.0.1 or localhost and to no web page; the request"
              + " named Host "
              + host);
    }
    if (SIMPLE_TYPES.contains(type)) {
      throw new ApiProblem(
          415,
          "UnsupportedMediaType",
          "the body is " + type + "; send application/json or application/yaml");
    }
  }

  private static String hostOf(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getHost()).orElse("null");
    } catch (IllegalArgumentException e) {
      return "null";
    }
  }

  /** The content type without its parameters. */
  static String mediaType(HttpServerRequest request) {
    String type = Optional.ofNullable(request.getHeader("content-type")).orElse("");
    return type.contains(";") ? type.substring(0, type.indexOf(';')).trim() : type.trim();
  }
}
