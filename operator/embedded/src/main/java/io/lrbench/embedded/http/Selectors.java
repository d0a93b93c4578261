package io.lrbench.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.lrbench.embedded.json.JsonPath;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.type.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Label and field selectors.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">Labels
 *     and Selectors</a>
 */
final class Selectors {
  private static final Pattern SET =
      Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*");
  private static final Pattern EQUALITY = Pattern.compile("\\s*([^=!\\s]+)\\s*(!=|==|=)\\s*(.*)");
  private static final Pattern EXISTENCE = Pattern.compile("\\s*(!?)\\s*([^\\s=!]+)\\s*");

  private Selectors() {}

  /** What a request selects, namespace and name of its address included. */
  static Predicate<JsonNode> of(Exchange exchange, Address address) {
    Predicate<JsonNode> chosen = object -> true;
    for (String term : exchange.query("labelSelector").split(",(?![^()]*\\))", -1)) {
      chosen = term.isBlank() ? chosen : chosen.and(label(term));
    }
    for (String term : exchange.query("fieldSelector").split(",", -1)) {
      chosen = term.isBlank() ? chosen : chosen.and(field(term, address.type()));
    }
    Optional<String> namespace = address.namespace().filter(one -> address.type().namespaced());
    if (namespace.isPresent()) {
      String name = namespace.get();
      chosen = chosen.and(object -> object.at("/metadata/namespace").asText().equals(name));
    }
    if (address.isObject()) {
      String name = address.name();
      chosen = chosen.and(object -> object.at("/metadata/name").asText().equals(name));
    }
    return chosen;
  }

  private static Predicate<JsonNode> label(String term) {
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      Set<String> values = Set.copyOf(List.of(set.group(3).trim().split("\\s*,\\s*", -1)));
      boolean in = set.group(2).equals("in");
      return object -> in == value(object, set.group(1)).map(values::contains).orElse(false);
    }
    Matcher equality = EQUALITY.matcher(term);
    if (equality.matches()) {
      boolean equal = !equality.group(2).equals("!=");
      String wanted = equality.group(3).trim();
      return object -> equal == value(object, equality.group(1)).map(wanted::equals).orElse(false);
    }
    Matcher existence = EXISTENCE.matcher(term);
    if (existence.matches()) {
      boolean present = existence.group(1).isEmpty();
      return object -> present == value(object, existence.group(2)).isPresent();
    }
    throw ApiProblem.badRequest(
        "unable to parse requirement of the label selector: "
            + term
            + "; write key=value, key!=value, key in (a,b), key notin (a,b), key or !key");
  }

  private static Optional<String> value(JsonNode object, String label) {
    JsonNode value = object.path("metadata").path("labels").path(label);
    return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
  }

  private static Predicate<JsonNode> field(String term, ResourceType type) {
    Matcher equality = EQUALITY.matcher(term);
    String path = equality.matches() ? "." + equality.group(1) : "." + term;
    boolean known = List.of(".metadata.name", ".metadata.namespace").contains(path);
    if (!equality.matches() || !(known || type.selectableFields().contains(path))) {
      List<String> selectable = new ArrayList<>(List.of("metadata.name", "metadata.namespace"));
      type.selectableFields().forEach(field -> selectable.add(field.substring(1)));
      throw ApiProblem.badRequest(
          "\""
              + path.substring(1)
              + "\" is not a known field selector: only \""
              + String.join("\", \"", selectable)
              + "\"");
    }
    JsonPath field = JsonPath.parse(path);
    boolean equal = !equality.group(2).equals("!=");
    String wanted = equality.group(3).trim();
    return object -> equal == wanted.equals(text(field.find(object), type, path));
  }

  /** The number of successes of a Job counts as 0 as long as it is not there. */
  private static String text(JsonNode value, ResourceType type, String path) {
    if (type.is("batch", "jobs") && path.equals(".status.successful")) {
      return value.asText("0");
    }
    return value.asText("");
  }
}
