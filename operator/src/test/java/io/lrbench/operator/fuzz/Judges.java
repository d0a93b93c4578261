package io.lrbench.operator.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.lrbench.api.LRBenchmark;
import io.lrbench.operator.admit.Admission;
import io.lrbench.operator.admit.Refusal;
import io.lrbench.operator.cli.manifest.InvalidManifestException;
import io.lrbench.operator.cli.manifest.ManifestReader;
import io.lrbench.operator.corpus.BenchmarkApi;
import io.lrbench.operator.kube.Installed;
import io.lrbench.operator.kube.TrainerJob;
import io.lrbench.operator.plan.KnownMemory;
import io.lrbench.operator.plan.Packing;
import io.lrbench.operator.plan.Plan;
import io.lrbench.operator.plan.Trial;
import io.lrbench.pack.PackConfig;
import io.lrbench.pack.TrialConfig;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.InvalidPolicyException;
import io.lrbench.vocabulary.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who judges a manifest, each by the very code that judges a user's. */
final class Judges {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Installed INSTALLED =
      new Installed("trainer:1", true, true, "", new PodTemplateSpec());

  private Judges() {}

  /** The command line's reader, with its schema and its admission. */
  static Verdict commandLine(String text) {
    try {
      ManifestReader.read(text);
      return Verdict.accepted();
    } catch (InvalidManifestException e) {
      return Verdict.refused(e.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      return Verdict.crashed(e);
    }
  }

  /** An API's answer, and the benchmark as it would keep it. */
  record Stored(Verdict verdict, JsonNode benchmark) {}

  static Stored api(BenchmarkApi api, String text) {
    BenchmarkApi.Answer answer;
    try {
      answer = api.create(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (answer.code() == 201) {
      return new Stored(Verdict.accepted(), answer.body());
    }
    boolean refused = answer.code() == 400 || answer.code() == 422;
    String message = answer.code() + ": " + answer.message();
    return new Stored(
        new Verdict(refused ? Verdict.Kind.REFUSED : Verdict.Kind.CRASHED, message), null);
  }

  /** What the operator reads of it and decides. */
  static Verdict admission(JsonNode stored, boolean here) {
    try {
      LRBenchmark benchmark = JSON.treeToValue(stored, LRBenchmark.class);
      Optional<Refusal> refusal = Admission.of(benchmark.getSpec(), here);
      return refusal.map(found -> Verdict.refused(found.message())).orElse(Verdict.accepted());
    } catch (JsonProcessingException | RuntimeException | StackOverflowError e) {
      return Verdict.crashed(e);
    }
  }

  /**
   * What came of planning a benchmark and making its first Job.
   *
   * @param pack the Job's configuration of the trainer; empty where it broke
   */
  record Planned(Verdict verdict, String pack) {}

  /** Plans it, builds a Job and reads its pack as the trainer does. */
  static Planned planning(JsonNode stored) {
    try {
      LRBenchmark benchmark = JSON.treeToValue(stored, LRBenchmark.class);
      Plan plan = Plan.of(benchmark.getSpec());
      Packing packing = Packing.of(benchmark.getSpec(), plan.trials().size(), KnownMemory.NONE);
      packing.packs(plan.distinctTrials());
      Job job = TrainerJob.of(benchmark, onePerPolicy(plan), INSTALLED, Optional.empty());
      Serialization.asYaml(job);
      String pack =
          job.getSpec().getTemplate().getSpec().getContainers().stream()
              .filter(container -> container.getName().equals("trainer"))
              .flatMap(container -> container.getEnv().stream())
              .filter(variable -> variable.getName().equals("LRBENCH_PACK"))
              .findFirst()
              .orElseThrow()
              .getValue();
      return new Planned(trainer(pack), pack);
    } catch (JsonProcessingException | RuntimeException | StackOverflowError e) {
      return new Planned(Verdict.crashed(e), "");
    }
  }

  /** So that one pack shows every policy. */
  private static List<Trial> onePerPolicy(Plan plan) {
    Set<String> policies = new HashSet<>();
    return plan.distinctTrials().stream()
        .filter(trial -> policies.add(trial.policy().name()))
        .toList();
  }

  private static Verdict trainer(String pack) throws JsonProcessingException {
    PackConfig config = JSON.readValue(pack, PackConfig.class);
    long updates = config.training().updates() == null ? 1000 : config.training().updates();
    for (TrialConfig trial : config.trials()) {
      try {
        Policies.resolve(trial.policy(), new Horizon(updates, Math.max(1, updates / 3)));
      } catch (InvalidPolicyException e) {
        return Verdict.refused("spec.policies: " + trial.policy().name() + ": " + e.getMessage());
      }
    }
    return Verdict.accepted();
  }
}
