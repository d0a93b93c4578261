package io.lrbench.operator.admit;

import io.lrbench.api.Quantities;
import io.lrbench.api.ResourcesSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Amounts that are amounts, as the schema has it too. */
final class ResourceRules {
  private static final String AT = "spec.resources.";

  private ResourceRules() {}

  /**
   * What has to change of what a pod asks for.
   *
   * @param resources null where there are none
   */
  static List<Problem> problems(ResourcesSpec resources) {
    return resources == null
        ? List.of()
        : Stream.of(
                quantity("cpu", resources.cpu(), Quantities.CPU, Quantities.CPU_REMEDY),
                quantity("memory", resources.memory(), Quantities.MEMORY, Quantities.MEMORY_REMEDY),
                quantity(
                    "sharedMemory",
                    resources.sharedMemory(),
                    Quantities.MEMORY,
                    Quantities.MEMORY_REMEDY),
                extended(resources.extended()))
            .flatMap(stream -> stream)
            .toList();
  }

  private static Stream<Problem> quantity(String field, String amount, String form, String remedy) {
    return Problem.unless(
        amount == null || (amount.length() <= Quantities.LONGEST && amount.matches(form)),
        AT + field,
        amount,
        remedy);
  }

  private static Stream<Problem> extended(Map<String, Integer> extended) {
    return extended == null
        ? Stream.empty()
        : extended.entrySet().stream()
            .flatMap(
                asked ->
                    Problem.unless(
                        asked.getValue() != null && asked.getValue() >= 0,
                        AT + "extended." + asked.getKey(),
                        asked.getValue() == null ? "nothing" : asked.getValue(),
                        "write how many of it, 0 or more"));
  }
}
