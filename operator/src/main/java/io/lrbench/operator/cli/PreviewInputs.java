package io.lrbench.operator.cli;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.Uris;
import io.lrbench.operator.cli.local.InputCheck;
import io.lrbench.operator.cli.local.Installation;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/** What the trainer says about a previewed benchmark's model and data; asked at most once. */
final class PreviewInputs {
  private static final String LOCAL = "file:";
  private static final String ABSOLUTE = "file:/";

  private final Manifest manifest;
  private final Installation installation;
  private final Consumer<String> notices;
  private InputCheck.Answer answer;

  PreviewInputs(Manifest manifest, Installation installation, Consumer<String> notices) {
    this.manifest = manifest;
    this.installation = installation;
    this.notices = notices;
  }

  InputCheck.Answer ask() throws IOException, InterruptedException {
    if (answer == null) {
      answer = InputCheck.ask(installation, manifest.wholePack(), manifest.folder(), notices);
    }
    return answer;
  }

  /** What the user has to change; empty where nothing, or where only a cluster could tell. */
  Optional<String> problem() throws IOException, InterruptedException {
    return isHere() ? ask().refusal() : Optional.empty();
  }

  /** Whether a trainer of this machine can read them: absolute paths may be a pod's volumes. */
  private boolean isHere() {
    LRBenchmarkSpec spec = manifest.spec();
    Collection<String> uris = Uris.of(spec).values();
    boolean inPod =
        spec.podTemplate() != null && uris.stream().anyMatch(uri -> uri.startsWith(ABSOLUTE));
    return !inPod
        && uris.stream().allMatch(uri -> uri.startsWith(LOCAL))
        && manifest.notSupported().isEmpty()
        && installation.hasTrainer();
  }
}
