package io.lrbench.embedded.http;

import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.store.Types;
import io.lrbench.embedded.type.ResourceType;
import java.util.List;
import java.util.Optional;

/** What the path of a request names: a type, and perhaps a namespace, an object, a subresource. */
record Address(ResourceType type, Optional<String> namespace, String name, String subresource) {

  /** Empty if the path is no resource path. */
  static Optional<Address> parse(String path, Types types) {
    List<String> parts = List.of(path.substring(1).split("/", -1));
    boolean core = parts.get(0).equals("api");
    int start = core ? 2 : 3;
    if (!(core || parts.get(0).equals("apis")) || parts.size() <= start) {
      return Optional.empty();
    }
    String group = core ? "" : parts.get(1);
    String version = parts.get(start - 1);
    List<String> rest = parts.subList(start, parts.size());
    Optional<String> namespace = Optional.empty();
    if (rest.get(0).equals("namespaces")
        && rest.size() > 2
        && !List.of("status", "finalize").contains(rest.get(2))) {
      namespace = Optional.of(rest.get(1));
      rest = rest.subList(2, rest.size());
    }
    if (group.equals("authorization.k8s.io")) {
      return Optional.empty();
    }
    ResourceType type =
        types.find(group, version, rest.get(0)).orElseThrow(ApiProblem::noSuchResource);
    return Optional.of(
        new Address(
            type,
            namespace,
            rest.size() > 1 ? rest.get(1) : "",
            rest.size() > 2 ? rest.get(2) : ""));
  }

  boolean isObject() {
    return !name.isEmpty();
  }

  String namespaceOrNone() {
    return namespace.orElse("");
  }

  String key() {
    return type.key(namespaceOrNone(), name);
  }
}
