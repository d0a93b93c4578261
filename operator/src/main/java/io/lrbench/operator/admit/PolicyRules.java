package io.lrbench.operator.admit;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PolicySpec;
import io.lrbench.vocabulary.Grids;
import io.lrbench.vocabulary.Horizon;
import io.lrbench.vocabulary.InvalidPolicyException;
import io.lrbench.vocabulary.Metric;
import io.lrbench.vocabulary.MonitoredMetric;
import io.lrbench.vocabulary.Policies;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether every policy, grids expanded, is a formula. */
final class PolicyRules {
  static final int MOST_POLICIES = 1000;
  static final int MOST_TRIALS = 50_000;

  /** Updates whose rates are looked at here; the trainer looks at all. */
  private static final long MOST_UPDATES = 10_000;

  private PolicyRules() {}

  static List<Problem> problems(LRBenchmarkSpec spec) {
    List<Problem> each =
        IntStream.range(0, spec.policies().size())
            .boxed()
            .flatMap(i -> policy(spec, "spec.policies[" + i + "]", spec.policies().get(i)))
            .toList();
    return each.isEmpty() ? together(spec).toList() : each;
  }

  private static Stream<Problem> policy(LRBenchmarkSpec spec, String path, PolicySpec policy) {
    try {
      return Grids.combinations(policy).stream().flatMap(one -> formula(spec, path, policy, one));
    } catch (InvalidPolicyException e) {
      return Stream.of(problem(path, e));
    }
  }

  private static Stream<Problem> formula(
      LRBenchmarkSpec spec, String path, PolicySpec written, PolicySpec policy) {
    String at = written.grid() == null ? path : path + " (" + policy.name() + ")";
    Optional<InvalidPolicyException> problem = Policies.problem(policy);
    if (problem.isPresent()) {
      return Stream.of(problem(at, problem.get()));
    }
    return Stream.of(metric(spec, at, written), conflict(spec, at, policy), rates(spec, at, policy))
        .flatMap(stream -> stream);
  }

  private static Stream<Problem> metric(LRBenchmarkSpec spec, String at, PolicySpec policy) {
    return Problem.unless(
        SpecRules.classifier(spec)
            || (MonitoredMetric.of(policy) != MonitoredMetric.ACCURACY
                && (policy.rangeTest() == null
                    || !Metric.ACCURACY.wireName().equals(policy.rangeTest().metric()))),
        at,
        "metric accuracy",
        "write metric: evalLoss: a language model has no accuracy");
  }

  private static Stream<Problem> conflict(LRBenchmarkSpec spec, String at, PolicySpec policy) {
    return Policies.conflict(policy, spec.training()).map(e -> problem(at, e)).stream();
  }

  /** Where the number of updates is known, the rates themselves. */
  private static Stream<Problem> rates(LRBenchmarkSpec spec, String at, PolicySpec policy) {
    Long updates = spec.training().updates();
    if (updates == null || updates < 1 || Policies.countsEpochs(policy)) {
      return Stream.empty();
    }
    try {
      return Policies.outOfRange(
          Policies.resolve(policy, new Horizon(updates, 1)), Math.min(updates, MOST_UPDATES))
          .map(e -> problem(at, e))
          .stream();
    } catch (InvalidPolicyException e) {
      return Stream.of(problem(at, e));
    }
  }

  private static Stream<Problem> together(LRBenchmarkSpec spec) {
    try {
      int policies = Grids.expand(spec.policies()).size();
      long trials = (long) policies * spec.seeds().size();
      return Stream.concat(
          Problem.unless(
              policies <= MOST_POLICIES,
              "spec.policies",
              policies + " policies, grids expanded",
              "write at most " + MOST_POLICIES),
          Problem.unless(
              trials <= MOST_TRIALS,
              "spec.seeds",
              policies + " policies times " + spec.seeds().size() + " seeds = " + trials,
              "write fewer policies or seeds: at most " + MOST_TRIALS + " trials"));
    } catch (InvalidPolicyException e) {
      return Stream.of(new Problem("spec." + e.path(), e.found(), e.remedy()));
    }
  }

  private static Problem problem(String at, InvalidPolicyException e) {
    return new Problem(e.path().isEmpty() ? at : at + "." + e.path(), e.found(), e.remedy());
  }
}
