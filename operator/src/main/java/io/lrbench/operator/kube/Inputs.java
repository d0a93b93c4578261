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
import io.lrbench.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a pod needs to reach models and data: tokens, a cache for downloads, claims. */
record Inputs(List<EnvVar> variables, List<Volume> volumes, List<VolumeMount> mounts) {
  private static final String CACHE = "/cache";
  private static final String CLAIMS = "/claims";

  /** Of a pod that trains: what one before it has fetched, it only reads. */
  static Inputs of(LRBenchmarkSpec spec, Installed installed) {
    boolean fetched = SharedCache.claim(spec, installed).isPresent();
    Inputs inputs = fetched ? new Inputs() : withTokens(spec);
    inputs.mount(spec, installed, fetched);
    if (fetched) {
      inputs.variables.add(variable("HF_HUB_OFFLINE", "1"));
    }
    return inputs;
  }

  /** Of the pod that fetches for the others. */
  static Inputs fetching(LRBenchmarkSpec spec, Installed installed) {
    Inputs inputs = withTokens(spec);
    inputs.mount(spec, installed, false);
    return inputs;
  }

  private Inputs() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  private static Inputs withTokens(LRBenchmarkSpec spec) {
    Inputs inputs = new Inputs();
    secret(inputs.variables, "HF_TOKEN", spec.model().tokenSecret());
    secret(inputs.variables, "LRBENCH_DATASET_TOKEN", spec.dataset().tokenSecret());
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

  private void mount(LRBenchmarkSpec spec, Installed installed, boolean readOnly) {
    if (installed.volumes()) {
      if (SharedCache.downloads(Uris.of(spec).values())) {
        cache(installed.cacheClaim(), readOnly);
      }
      claims(Uris.of(spec).values().stream().map(Place::parse).toList());
    }
  }

  private void cache(String claim, boolean readOnly) {
    VolumeBuilder volume = new VolumeBuilder().withName(SharedCache.VOLUME);
    volumes.add(
        claim.isEmpty()
            ? volume.withNewEmptyDir().endEmptyDir().build()
            : volume.withNewPersistentVolumeClaim(claim, false).build());
    mounts.add(
        new VolumeMountBuilder()
            .withName(SharedCache.VOLUME)
            .withMountPath(CACHE)
            .withReadOnly(readOnly ? true : null)
            .build());
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
