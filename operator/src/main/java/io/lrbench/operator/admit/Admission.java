package io.lrbench.operator.admit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.api.LRBenchmarkSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides whether a benchmark may start. */
public final class Admission {
  private static final int MOST_SHOWN = 10;

  private Admission() {}

  /**
   * The reason not to start a benchmark; empty if it may.
   *
   * @param relativeFiles whether {@code file:} URIs may be relative: locally, not on a cluster
   */
  public static Optional<Refusal> of(LRBenchmarkSpec spec, boolean relativeFiles) {
    List<Problem> missing = RequiredFields.problems(spec);
    if (!missing.isEmpty()) {
      return refusal(Reason.INVALID_SPEC, missing);
    }
    List<Problem> invalid =
        Stream.of(
                UriRules.problems(spec, relativeFiles),
                SpecRules.problems(spec),
                TaskRules.problems(spec),
                BoundRules.problems(spec),
                ExecutionRules.problems(spec),
                ResourceRules.problems(spec.resources()),
                PolicyRules.problems(spec))
            .flatMap(List::stream)
            .toList();
    return invalid.isEmpty()
        ? refusal(Reason.NOT_SUPPORTED, Lacking.problems(spec))
        : refusal(Reason.INVALID_SPEC, invalid);
  }

  /**
   * The reason not to take a pod template for every trial; empty if it may be.
   *
   * @param setting where it stands, which every path begins with
   */
  public static Optional<String> ofTemplate(String setting, ObjectNode template) {
    return refusal(Reason.INVALID_SPEC, PodTemplateRules.problems(setting, template).toList())
        .map(Refusal::message);
  }

  private static Optional<Refusal> refusal(Reason reason, List<Problem> problems) {
    if (problems.isEmpty()) {
      return Optional.empty();
    }
    String shown =
        problems.stream()
            .map(Problem::text)
            .distinct()
            .limit(MOST_SHOWN)
            .collect(Collectors.joining("\n"));
    long rest = problems.stream().map(Problem::text).distinct().count() - MOST_SHOWN;
    return Optional.of(new Refusal(reason, rest > 0 ? shown + "\nand " + rest + " more" : shown));
  }
}
