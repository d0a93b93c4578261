package io.lrbench.operator.metrics;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a request asks of the Kubernetes API, without names.
 *
 * @param verb as RBAC calls it
 * @param resource in the plural, with its subresource, such as {@code lrbenchmarks/status}; {@code
 *     other} where the request is about none, such as discovery
 */
record ApiCall(String verb, String resource) {
  private static final String NAMESPACES = "namespaces";
  private static final ApiCall OTHER = new ApiCall("get", "other");

  /** Parts of a path before the resource: api, version, or apis, group, version. */
  private static final int CORE = 2;

  private static final int GROUP = 3;

  static ApiCall of(String method, URI uri) {
    String path = uri.getPath();
    List<String> parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    if (parts.isEmpty() || !(parts.get(0).equals("api") || parts.get(0).equals("apis"))) {
      return OTHER;
    }
    int start = parts.get(0).equals("api") ? CORE : GROUP;
    if (parts.size() <= start) {
      return OTHER;
    }
    boolean inNamespace = parts.get(start).equals(NAMESPACES) && parts.size() > start + 2;
    List<String> rest = parts.subList(inNamespace ? start + 2 : start, parts.size());
    String resource = rest.size() > 2 ? rest.get(0) + "/" + rest.get(2) : rest.get(0);
    return new ApiCall(verb(method, uri.getQuery(), rest.size() > 1), resource);
  }

  private static String verb(String method, String query, boolean named) {
    return switch (method) {
      case "GET" -> {
        if (query != null && query.contains("watch=true")) {
          yield "watch";
        }
        yield named ? "get" : "list";
      }
      case "POST" -> "create";
      case "PUT" -> "update";
      default -> method.toLowerCase(Locale.ROOT);
    };
  }
}
