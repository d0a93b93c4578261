package io.lrbench.operator.admit;

import io.lrbench.api.LRBenchmarkSpec;
import io.lrbench.api.PolicySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The fields that nothing goes on without; the schema requires them too. */
final class RequiredFields {
  private RequiredFields() {}

  static List<Problem> problems(LRBenchmarkSpec spec) {
    if (spec == null) {
      return List.of(new Problem("spec", "nothing", "write model, dataset, training, policies"));
    }
    List<Problem> problems = new ArrayList<>();
    Stream.of(
            present(spec.model(), "spec.model", "write a model: {uri: file:…} or {builtin: cnn3}"),
            present(spec.dataset(), "spec.dataset", "write a dataset: {uri: file:…, format: text}"),
            present(spec.training(), "spec.training", "write method and updates or epochs"),
            filled(spec.policies(), "spec.policies", "write at least one policy"),
            filled(spec.seeds(), "spec.seeds", "write at least one seed, such as [1, 2, 3]"))
        .flatMap(stream -> stream)
        .forEach(problems::add);
    if (problems.isEmpty()) {
      inner(spec).forEach(problems::add);
    }
    return List.copyOf(problems);
  }

  private static Stream<Problem> inner(LRBenchmarkSpec spec) {
    return Stream.of(
            present(spec.dataset().uri(), "spec.dataset.uri", "write file: and a path"),
            present(spec.dataset().format(), "spec.dataset.format", "write text, …, or idx"),
            present(spec.training().method(), "spec.training.method", "write lora or full"),
            names(spec.policies()),
            seeds(spec.seeds()))
        .flatMap(stream -> stream);
  }

  private static Stream<Problem> names(List<PolicySpec> policies) {
    return java.util.stream.IntStream.range(0, policies.size())
        .boxed()
        .flatMap(
            i ->
                policies.get(i) == null
                    ? present(null, "spec.policies[" + i + "]", "write a policy, or remove it")
                    : present(
                        policies.get(i).name(),
                        "spec.policies[" + i + "].name",
                        "write a name of lower-case letters, digits and dashes"));
  }

  private static Stream<Problem> seeds(List<Long> seeds) {
    return Problem.unless(
        seeds.stream().noneMatch(java.util.Objects::isNull),
        "spec.seeds",
        "null",
        "write whole numbers from 0 to 4294967295");
  }

  private static Stream<Problem> present(Object value, String path, String remedy) {
    return Problem.unless(value != null, path, "nothing", remedy);
  }

  private static Stream<Problem> filled(List<?> value, String path, String remedy) {
    return Problem.unless(
        value != null && !value.isEmpty(), path, value == null ? "nothing" : "[]", remedy);
  }
}
