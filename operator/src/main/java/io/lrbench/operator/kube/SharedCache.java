package io.lrbench.operator.kube;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PodTemplates;
import io.lrbench.api.Uris;
import io.lrbench.place.ClaimPlace;
import io.lrbench.place.FilePlace;
import io.lrbench.place.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The claim that keeps downloads for all pods of a benchmark, so that one of them fetches for the
 * others.
 */
final class SharedCache {
  /** A volume of a known name, so that a podTemplate can put another in its place. */
  static final String VOLUME = "cache";

  private static final ObjectMapper JSON = new ObjectMapper();

  private SharedCache() {}

  /** Empty where nothing is downloaded, or each pod keeps what it downloads to itself. */
  static Optional<String> claim(LRBenchmarkSpec spec, Installed installed) {
    if (!installed.volumes() || !downloads(Uris.of(spec).values())) {
      return Optional.empty();
    }
    Stream<PodTemplateSpec> templates =
        Stream.concat(
            Stream.ofNullable(spec.podTemplate()).map(PodTemplates::read),
            Stream.of(installed.podTemplate()));
    return templates
        .flatMap(SharedCache::volume)
        .findFirst()
        .map(SharedCache::claim)
        .orElse(Optional.of(installed.cacheClaim()).filter(claim -> !claim.isEmpty()));
  }

  /**
   * What decides which files are fetched and what is tokenised: all URIs by field, how data is
   * read, and how long examples are. How they are trained on does not.
   */
  static Map<String, ?> content(LRBenchmarkSpec spec) {
    ObjectNode dataset = JSON.valueToTree(spec.dataset());
    dataset.remove(List.of("tokenSecret", "augmentation"));
    ObjectNode evaluation =
        spec.evaluation() == null ? JSON.createObjectNode() : JSON.valueToTree(spec.evaluation());
    evaluation.retain("dataset", "maxExamples");
    return Map.of(
        "uris", Uris.of(spec),
        "dataset", JSON.convertValue(dataset, Map.class),
        "evaluation", JSON.convertValue(evaluation, Map.class),
        "maxLength", Optional.ofNullable(spec.training().maxLength()).orElse(0));
  }

  /** Whether any of these lies elsewhere. */
  static boolean downloads(Collection<String> uris) {
    return uris.stream()
        .map(Place::parse)
        .anyMatch(place -> !(place instanceof FilePlace || place instanceof ClaimPlace));
  }

  private static Stream<Volume> volume(PodTemplateSpec template) {
    return Stream.ofNullable(template.getSpec())
        .flatMap(spec -> spec.getVolumes().stream())
        .filter(volume -> VOLUME.equals(volume.getName()));
  }

  private static Optional<String> claim(Volume volume) {
    return Optional.ofNullable(volume.getPersistentVolumeClaim())
        .map(PersistentVolumeClaimVolumeSource::getClaimName);
  }
}
