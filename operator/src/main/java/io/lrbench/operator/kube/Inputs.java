package io.lrbench.operator.kube;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.SecretKey;
import io.lrbench.api.Uris;
import io.lrbench.place.ClaimPlace;
import io.lrbench.place.FilePlace;
import io.lrbench.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a pod needs to reach models and data: tokens, a cache for downloads, claims. */
record Inputs(List<EnvVar> variables, List<Volume> volumes, List<VolumeMount> mounts) {
  private static final String CACHE = "/cache";
  private static final String CLAIMS = "/claims";

  static Inputs of(LRBenchmarkSpec spec, Installed installed) {
    List<Place> places = Uris.of(spec).values().stream().map(Place::parse).toList();
    List<EnvVar> variables = new ArrayList<>();
    secret(variables, "HF_TOKEN", spec.model().tokenSecret());
    secret(variables, "LRBENCH_DATASET_TOKEN", spec.dataset().tokenSecret());
    Inputs inputs = new Inputs(variables, new ArrayList<>(), new ArrayList<>());
    if (installed.volumes()) {
      inputs.cache(places, installed.cacheClaim());
      inputs.claims(places);
    }
    return inputs;
  }

  private static void secret(List<EnvVar> variables, String name, SecretKey secret) {
    if (secret != null) {
      variables.add(
          new EnvVarBuilder()
              .withName(name)
              .withNewValueFrom()
              .withNewSecretKeyRef(secret.key(), secret.name(), null)
              .endValueFrom()
              .build());
    }
  }

  /** A volume of a known name, so that a podTemplate can put another in its place. */
  private void cache(List<Place> places, String claim) {
    if (places.stream().allMatch(p -> p instanceof FilePlace || p instanceof ClaimPlace)) {
      return;
    }
    VolumeBuilder volume = new VolumeBuilder().withName("cache");
    volumes.add(
        claim.isEmpty()
            ? volume.withNewEmptyDir().endEmptyDir().build()
            : volume.withNewPersistentVolumeClaim(claim, false).build());
    mounts.add(new VolumeMountBuilder().withName("cache").withMountPath(CACHE).build());
    variables.add(variable("LRBENCH_CACHE", CACHE));
  }

  private void claims(List<Place> places) {
    List<String> names =
        places.stream()
            .filter(ClaimPlace.class::isInstance)
            .map(place -> ((ClaimPlace) place).claim())
            .distinct()
            .toList();
    IntStream.range(0, names.size()).forEach(i -> claim("claim-" + i, names.get(i)));
    if (!names.isEmpty()) {
      variables.add(variable("LRBENCH_CLAIMS", CLAIMS));
    }
  }

  private void claim(String volume, String claim) {
    volumes.add(
        new VolumeBuilder().withName(volume).withNewPersistentVolumeClaim(claim, true).build());
    mounts.add(
        new VolumeMountBuilder()
            .withName(volume)
            .withMountPath(CLAIMS + "/" + claim)
            .withReadOnly(true)
            .build());
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }
}
