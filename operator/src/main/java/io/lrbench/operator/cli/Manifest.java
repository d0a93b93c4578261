package io.lrbench.operator.cli;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.lrbench.api.LRBenchmark;
import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PolicySpec;
import io.lrbench.operator.admit.Admission;
import io.lrbench.operator.cli.manifest.InvalidManifestException;
import io.lrbench.operator.cli.manifest.ManifestReader;
import io.lrbench.operator.cli.preview.Schedule;
import io.lrbench.operator.rank.Objective;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.PackFacts;
import io.lrbench.vocabulary.Grids;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.InvalidPolicyException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A benchmark as its file holds it.
 *
 * @param file where it lies
 * @param benchmark what it says
 * @param policies its policies, grids expanded
 */
record Manifest(Path file, LRBenchmark benchmark, List<PolicySpec> policies) {
  private static final String DEFAULT_NAMESPACE = "default";

  /**
   * Reads a manifest.
   *
   * @throws CommandException there is none, or its author has to change it
   */
  static Manifest read(Path file) {
    if (Files.isDirectory(file)) {
      throw CommandException.wrong(
          "expected a manifest at " + file + ", found a folder; name a file");
    }
    try {
      LRBenchmark benchmark = ManifestReader.read(Files.readString(file, StandardCharsets.UTF_8));
      return new Manifest(file, benchmark, Grids.expand(benchmark.getSpec().policies()));
    } catch (InvalidManifestException e) {
      throw CommandException.wrong(inFile(file, e.getMessage()));
    } catch (CharacterCodingException e) {
      throw CommandException.wrong(file + ": found bytes that are no UTF-8; write text in UTF-8");
    } catch (NoSuchFileException e) {
      throw CommandException.wrong("expected a manifest at " + file + ", found no such file");
    } catch (IOException e) {
      throw CommandException.wrong("expected a manifest; " + IoProblem.text(e));
    }
  }

  private static String inFile(Path file, String problems) {
    return problems
        .lines()
        .map(problem -> file + ": " + problem)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  LRBenchmarkSpec spec() {
    return benchmark.getSpec();
  }

  String name() {
    return benchmark.getMetadata().getName();
  }

  String namespace() {
    String namespace = benchmark.getMetadata().getNamespace();
    return namespace == null ? DEFAULT_NAMESPACE : namespace;
  }

  /** The folder of relative {@code file:} URIs. */
  Path folder() {
    return file.toAbsolutePath().normalize().getParent();
  }

  /** The objective's metric. */
  String metric() {
    return Objective.of(spec()).wireName();
  }

  /** Refuses what the resource describes and this version cannot run. */
  void requireRunnable() {
    notSupported()
        .ifPresent(
            lacking -> {
              throw CommandException.wrong(lacking);
            });
    if (Boolean.TRUE.equals(spec().suspend())) {
      throw CommandException.wrong(
          file + ": spec.suspend: found true; write false, or nothing would ever start");
    }
  }

  /** What of it this version lacks, for people; empty if nothing. */
  Optional<String> notSupported() {
    return Admission.of(spec(), true).map(refusal -> inFile(file, refusal.message()));
  }

  /**
   * One policy's rates over trials of this length.
   *
   * @throws CommandException it does not fit them
   */
  Schedule schedule(PolicySpec policy, Horizon horizon) {
    try {
      return Schedule.of(policy, horizon);
    } catch (InvalidPolicyException e) {
      throw CommandException.wrong(file + ": policy " + policy.name() + ": " + e.getMessage());
    }
  }

  /** What a trainer is asked about model and data. */
  PackConfig wholePack() {
    return new PackConfig(
        PackConfig.VERSION,
        spec().model(),
        spec().dataset(),
        spec().training(),
        spec().evaluation(),
        spec().objective(),
        1,
        null,
        null,
        List.of());
  }

  /** Creates the benchmark in a cluster. */
  LRBenchmark createIn(KubernetesClient client) {
    return client.resource(benchmark).inNamespace(namespace()).create();
  }

  /** The first line of a run. */
  String announcement(PackFacts facts) {
    return name()
        + ": "
        + policies.size()
        + " policies × "
        + spec().seeds().size()
        + " seeds = "
        + policies.size() * spec().seeds().size()
        + " trials of "
        + facts.updates()
        + " updates; "
        + facts.trainExamples()
        + " examples to train on, "
        + facts.evalExamples()
        + " held out"
        + (facts.droppedExamples() == null
            ? ""
            : "; "
                + facts.droppedExamples()
                + " left out, as nothing of their answers lies within training.maxLength");
  }
}
