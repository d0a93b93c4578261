package io.lrbench.operator.fuzz;

import io.lrbench.operator.fuzz.Judged.End;
import java.util.ArrayList;
import java.util.List;

/** Counts by the kind of change, as a table in Markdown. */
final class FuzzReport {
  private FuzzReport() {}

  static String of(List<Judged> judged, int apis) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "| change | manifests | run | refused by command line and "
            + (apis == 1 ? "API" : "both APIs")
            + " | taken by the API, refused by admission | disagreements and crashes |");
    lines.add("|---|---|---|---|---|---|");
    for (Mutation mutation : Mutation.values()) {
      lines.add(
          line(
              mutation.words(),
              judged.stream().filter(one -> one.manifest().mutation() == mutation).toList()));
    }
    lines.add(line("all", judged));
    return String.join("\n", lines) + "\n";
  }

  private static String line(String name, List<Judged> judged) {
    return "| %s | %d | %d | %d | %d | %d |"
        .formatted(
            name,
            judged.size(),
            count(judged, End.RUNS),
            count(judged, End.REFUSED_BY_API),
            count(judged, End.REFUSED_BY_ADMISSION),
            judged.stream().filter(one -> !one.problems().isEmpty()).count());
  }

  private static long count(List<Judged> judged, End end) {
    return judged.stream().filter(one -> one.end() == end).count();
  }
}
