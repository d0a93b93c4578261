package io.lrbench.operator.admit;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.SecretKey;
import io.lrbench.api.Uris;
import io.lrbench.place.ClaimPlace;
import io.lrbench.place.FilePlace;
import io.lrbench.place.HubPlace;
import io.lrbench.place.InvalidPlaceException;
import io.lrbench.place.Place;
import io.lrbench.place.WebPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where models and data may lie. */
final class UriRules {
  /** Folders of the Hub's models. */
  private static final List<String> WEIGHTS = List.of("model.uri", "training.lora.init.uri");

  private static final String HUB = "hf://";

  private UriRules() {}

  /**
   * What is wrong with a benchmark's URIs.
   *
   * @param here whether the pods are processes of this machine
   */
  static List<Problem> problems(LRBenchmarkSpec spec, boolean here) {
    Map<String, String> uris = Uris.of(spec);
    return Stream.of(
            uris.entrySet().stream().flatMap(uri -> judge(uri.getKey(), uri.getValue(), here)),
            token("spec.model.tokenSecret", spec.model().tokenSecret(), uris),
            token("spec.dataset.tokenSecret", spec.dataset().tokenSecret(), ofData(uris)))
        .flatMap(stream -> stream)
        .toList();
  }

  private static Map<String, String> ofData(Map<String, String> uris) {
    Map<String, String> data = new LinkedHashMap<>(uris);
    data.keySet().removeAll(WEIGHTS);
    return data;
  }

  /** The model's token is the data's too where these have none of their own. */
  private static Stream<Problem> token(String path, SecretKey token, Map<String, String> uris) {
    return Problem.unless(
        token == null || uris.values().stream().anyMatch(uri -> uri.startsWith(HUB)),
        path,
        token == null ? "" : token.name(),
        "remove it: only the Hub takes a token, and none of " + uris.keySet() + " is " + HUB);
  }

  private static Stream<Problem> judge(String field, String uri, boolean here) {
    String path = "spec." + field;
    Place place;
    try {
      place = Place.parse(uri);
    } catch (InvalidPlaceException e) {
      return Stream.of(new Problem(path, withoutPassword(uri), e.getMessage()));
    }
    if (place instanceof HubPlace hub) {
      return kind(path, uri, hub, WEIGHTS.contains(field));
    }
    if (place instanceof WebPlace) {
      return Problem.unless(
          !WEIGHTS.contains(field),
          path,
          withoutPassword(uri),
          "write hf://owner/name, or s3://, pvc:// or file: and a folder: a model is many files");
    }
    if (place instanceof ClaimPlace) {
      return Problem.unless(
          !here, path, uri, "on this machine, write file: and a path: it has no claims");
    }
    return Problem.unless(
        here || !(place instanceof FilePlace file) || file.isAbsolute(),
        path,
        uri,
        "on a cluster, write an absolute path mounted through podTemplate, such as"
            + " file:/data/model, or pvc://claim/path");
  }

  private static Stream<Problem> kind(String path, String uri, HubPlace hub, boolean model) {
    boolean fits = model == (hub.kind() == HubPlace.Kind.MODEL);
    return Problem.unless(
        fits, path, uri, "write hf://" + (model ? "" : "datasets/") + hub.repository());
  }

  private static String withoutPassword(String uri) {
    return uri.replaceFirst("//[^/@]*@", "//…@").replaceFirst("\\?.*", "?…");
  }
}
